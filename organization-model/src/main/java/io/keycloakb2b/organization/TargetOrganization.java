package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The organization that somebody wants to enter, as the rules see it.
 *
 * @param applicationActive whether the application is active for it and every ancestor; true for an ordinary client
 * @param sessionsNotBefore proofs and refresh tokens older than this count no more
 */
public record TargetOrganization(
        OrganizationPath path,
        boolean applicationActive,
        LoginRules rules,
        List<UsableProvider> providers,
        Optional<Instant> sessionsNotBefore) {

    public TargetOrganization {
        providers = List.copyOf(providers);
    }

    public OrganizationId id() {
        return path.id();
    }
}
