package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The organizations that require single sign-on of a login: the entered one and the owner of the person's domain. */
public record SsoRequirement(Set<OrganizationId> organizations) {

    public SsoRequirement {
        organizations = Set.copyOf(organizations);
    }

    public static SsoRequirement of(Optional<TargetOrganization> target, Optional<DomainPolicy> domainPolicy) {
        return new SsoRequirement(Stream.concat(
                        target.filter(to -> to.rules().ssoRequired()).map(TargetOrganization::id).stream(),
                        domainPolicy.filter(policy -> policy.rules().ssoRequired()).map(DomainPolicy::owner).stream())
                .collect(Collectors.toSet()));
    }
}
