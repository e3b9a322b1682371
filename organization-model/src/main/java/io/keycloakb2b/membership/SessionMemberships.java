package io.keycloakb2b.membership;

import io.keycloakb2b.spi.KnownMembership;
import io.keycloakb2b.spi.MembershipSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The memberships that one request of Keycloak's has read, until it changes them. */
final class SessionMemberships {

    private static final String ATTRIBUTE = SessionMemberships.class.getName();

    private final Map<String, Map<String, KnownMembership>> byUser = new HashMap<>();

    private SessionMemberships() {}

    static SessionMemberships of(KeycloakSession session) {
        SessionMemberships known = known(session);
        if (known == null) {
            known = new SessionMemberships();
            session.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    /** Nothing is known any more. */
    static void forget(KeycloakSession session) {
        SessionMemberships known = known(session);
        if (known != null) {
            known.byUser.clear();
        }
    }

    static void forget(KeycloakSession session, String user) {
        SessionMemberships known = known(session);
        if (known != null) {
            known.byUser.remove(user);
        }
    }

    private static @Nullable SessionMemberships known(KeycloakSession session) {
        return session.getAttribute(ATTRIBUTE, SessionMemberships.class);
    }

    /** Those of a user by organization, in the order of the source. */
    Map<String, KnownMembership> of(String user, MembershipSource source) {
        Map<String, KnownMembership> known = byUser.get(user);
        if (known == null) {
            known = byOrganization(source.of(user));
            byUser.put(user, known);
        }
        return known;
    }

    private static Map<String, KnownMembership> byOrganization(List<? extends KnownMembership> memberships) {
        Map<String, KnownMembership> all = new LinkedHashMap<>();
        memberships.forEach(membership -> all.put(membership.organization(), membership));
        return all;
    }

    /** What has been read of an organization, whoever it was read for. */
    Optional<KnownMembership> anyOf(String organization) {
        return byUser.values().stream()
                .map(memberships -> memberships.get(organization))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
