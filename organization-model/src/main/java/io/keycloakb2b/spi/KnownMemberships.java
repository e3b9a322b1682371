package io.keycloakb2b.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The memberships of one user, of whom Keycloak asks for each of them whenever it loads the user. */
public final class KnownMemberships {

    private final Map<String, KnownMembership> byOrganization;
    private final Set<String> realms;

    private KnownMemberships(Map<String, KnownMembership> byOrganization, Set<String> realms) {
        this.byOrganization = byOrganization;
        this.realms = realms;
    }

    /** Keeps the order. */
    public static KnownMemberships of(List<KnownMembership> memberships) {
        Map<String, KnownMembership> byOrganization = new LinkedHashMap<>();
        memberships.forEach(
                membership -> byOrganization.put(membership.organization().id(), membership));
        return new KnownMemberships(
                Collections.unmodifiableMap(byOrganization),
                memberships.stream()
                        .map(membership -> membership.organization().realm())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public Stream<KnownMembership> all() {
        return byOrganization.values().stream();
    }

    /** @param organization its id */
    public Optional<KnownMembership> in(String organization) {
        return Optional.ofNullable(byOrganization.get(organization));
    }

    public int size() {
        return byOrganization.size();
    }

    /** Whether none is of another realm; true of somebody who has none. */
    public boolean allOf(@Nullable String realm) {
        return realms.isEmpty() || (realms.size() == 1 && realm != null && realms.contains(realm));
    }
}
