package io.keycloakb2b.membership;

import io.keycloakb2b.cache.CachedMemberships;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.KnownMembership;
import io.keycloakb2b.spi.KnownMemberships;
import io.keycloakb2b.spi.KnownOrganization;
import io.keycloakb2b.spi.MembershipSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The memberships that one request of Keycloak's has read, until it changes them. */
final class SessionMemberships {

    private static final String ATTRIBUTE = SessionMemberships.class.getName();

    /** True until the request has a row in its hands. */
    private final Map<String, KnownMemberships> remembered = new HashMap<>();

    /** True from then on. */
    private final Map<String, KnownMemberships> read = new HashMap<>();

    private final MembershipSource source;
    private final CachedMemberships cache;

    private SessionMemberships(MembershipSource source, CachedMemberships cache) {
        this.source = source;
        this.cache = cache;
    }

    static SessionMemberships of(KeycloakSession session, MembershipSource source) {
        SessionMemberships known = known(session);
        if (known == null) {
            known = new SessionMemberships(source, new CachedMemberships(source, DecisionCacheProvider.of(session)));
            session.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    /** Nothing is known any more. */
    static void forget(KeycloakSession session) {
        SessionMemberships known = known(session);
        if (known != null) {
            known.read.clear();
            known.remembered.clear();
        }
    }

    static void forget(KeycloakSession session, String user) {
        SessionMemberships known = known(session);
        if (known != null) {
            known.read.remove(user);
            known.remembered.remove(user);
        }
    }

    private static @Nullable SessionMemberships known(KeycloakSession session) {
        return session.getAttribute(ATTRIBUTE, SessionMemberships.class);
    }

    /** Those of a user, in the order of the source. */
    KnownMemberships of(String user) {
        KnownMemberships memberships = known().get(user);
        if (memberships != null) {
            return memberships;
        }
        if (cache.usable()) {
            remembered.put(user, cache.of(user, now -> read.put(user, now)));
        }
        return known().computeIfAbsent(user, unknown -> KnownMemberships.of(source.of(unknown)));
    }

    private Map<String, KnownMemberships> known() {
        return cache.usable() ? remembered : read;
    }

    /** Whether an organization that was once told of still is as it was told. */
    boolean stillTrue(KnownOrganization organization) {
        return organization.live() || cache.usable();
    }

    /** The one with an alias. */
    Optional<KnownOrganization> organization(String realm, String alias) {
        return cache.usable() ? cache.organization(realm, alias) : source.organization(realm, alias);
    }

    /** What is known of an organization, whoever it was asked for. */
    Optional<KnownOrganization> anyOf(String organization) {
        return known().values().stream()
                .flatMap(memberships -> memberships.in(organization).stream())
                .map(KnownMembership::organization)
                .findFirst();
    }
}
