package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * Everything the rules of a login may look at.
 *
 * @param selection the answer of stage 1
 * @param target the selected organization; present exactly where one is selected
 * @param domainPolicy the rules of the domain owner, where domain policy binds
 * @param proof how the person has proved identity; empty while nobody has
 * @param person the person; present exactly where there is a proof
 */
public record LoginRequest(
        LoginPath path,
        ApplicationRules application,
        OrganizationSelection selection,
        Optional<TargetOrganization> target,
        Optional<DomainPolicy> domainPolicy,
        Optional<Proof> proof,
        Optional<Person> person) {

    public LoginRequest {
        if ((selection instanceof OrganizationSelection.Selected) != target.isPresent()) {
            throw new IllegalArgumentException("a target belongs to a selected organization and to nothing else");
        }
        if (proof.isPresent() != person.isPresent()) {
            throw new IllegalArgumentException("a proof is of a person, and a person is known by a proof only");
        }
        if (path.continues() && proof.isEmpty()) {
            throw new IllegalArgumentException("what goes on has begun with a proof");
        }
    }
}
