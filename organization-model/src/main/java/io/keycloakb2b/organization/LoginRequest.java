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
 * @param invitation the invitation into the target organization that the login carries
 * @param joining what the target says to people who are no members; empty where nobody can join on the way
 * @param breakGlassDoor whether people whom an organization has chosen for emergencies may come in by a local factor
 *     where it requires single sign-on and has no usable provider: to the portal only
 * @param ownFactorMissing whether the person goes on to change how the account is signed in to, and nothing that has
 *     been proved is a factor of the person's own: one that needs no provider, or none but the realm's or that of the
 *     owner of the person's mail domain
 * @param secondFactorPostponed whether the person was asked to set up a second factor for the target, and wants to do so
 *     later
 */
public record LoginRequest(
        LoginPath path,
        LoginMoment moment,
        ApplicationRules application,
        OrganizationSelection selection,
        Optional<TargetOrganization> target,
        Optional<DomainPolicy> domainPolicy,
        Optional<Proof> proof,
        Optional<Person> person,
        Optional<PresentedInvitation> invitation,
        Optional<JoiningRules> joining,
        boolean breakGlassDoor,
        boolean ownFactorMissing,
        boolean secondFactorPostponed) {

    public LoginRequest {
        if ((selection instanceof OrganizationSelection.Selected) != target.isPresent()) {
            throw new IllegalArgumentException("a target belongs to a selected organization and to nothing else");
        }
        if (proof.isPresent() != person.isPresent()) {
            throw new IllegalArgumentException("a proof is of a person, and a person is known by a proof only");
        }
        if (invitation.isPresent()
                && target.isPresent()
                && !invitation.get().organization().equals(target.get().id())) {
            throw new IllegalArgumentException("an invitation is into the target");
        }
        if (path.continues() && proof.isEmpty()) {
            throw new IllegalArgumentException("what goes on has begun with a proof");
        }
    }

    /** The invitation, where it can still be accepted. */
    Optional<PresentedInvitation> validInvitation() {
        return invitation.filter(PresentedInvitation::valid);
    }

    /** Whether the person is an active member of the target. */
    boolean member() {
        return membership().filter(status -> status == MembershipStatus.ACTIVE).isPresent();
    }

    /** The state of the person in the target. */
    Optional<MembershipStatus> membership() {
        return target.flatMap(to -> person.flatMap(Person::membership)
                .filter(membership -> membership.organization().equals(to.id()))
                .map(Membership::status));
    }
}
