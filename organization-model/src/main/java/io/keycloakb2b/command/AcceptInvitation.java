package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RegistrationMode;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/**
 * Makes an invited person a member, once. Everything is asked again: the organization, its seats, the inviter's right to
 * invite, and each role and team against the ceiling and what the inviter may give by now. A role or team that may no
 * longer be given is left out, and the audit log says so; the membership is what was promised in the first place.
 */
public final class AcceptInvitation {

    private final CommandContext context;

    public AcceptInvitation(CommandContext context) {
        this.context = context;
    }

    /**
     * What an acceptance came to.
     *
     * @param roles the words of those that were given
     * @param leftOut the words of roles and teams that may no longer be given
     */
    record Outcome(Membership membership, Set<String> roles, Set<String> leftOut) {}

    /**
     * @param mailboxProved whether following the mailed link has just shown that the person reads the invited mailbox
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_ANSWERED}, {@code
     *     ORGANIZATION_UNAVAILABLE}, {@code REGISTRATION_CLOSED}, {@code SEAT_LIMIT}, {@code FORBIDDEN} for a suspended
     *     member
     */
    public Membership execute(Invitation invitation, UserModel user, Actor actor, boolean mailboxProved) {
        RealmId realm = new RealmId(context.realm().getId());
        OrganizationScope scope = OrganizationAccess.forEntering(realm, invitation.organization(), actor);
        UserId id = new UserId(user.getId());
        Optional<Membership> before = context.inputs().membership(realm, scope.organization(), id);
        requireOpen(scope, invitation, before);
        if (!context.stores()
                .invitations()
                .answer(scope, invitation.id(), InvitationStatus.ACCEPTED, Optional.of(id))) {
            throw ManageInvitation.answered();
        }
        Membership membership = before.map(member -> becomes(scope, member, invitation))
                .orElseGet(() -> new Admission(context)
                        .admit(scope, user, invitation.terms().type()));
        if (mailboxProved) {
            user.setEmailVerified(true);
        }
        context.audit(
                scope,
                "invitation.accept",
                "invitation:" + invitation.id(),
                before.orElse(null),
                given(scope, invitation, user, membership));
        return membership;
    }

    private void requireOpen(OrganizationScope scope, Invitation invitation, Optional<Membership> before) {
        OrganizationPath path = context.path(scope);
        if (!path.usable()) {
            throw OrganizationError.ORGANIZATION_UNAVAILABLE.because("the organization is not available");
        }
        if (before.filter(membership -> membership.status() == MembershipStatus.SUSPENDED)
                .isPresent()) {
            throw OrganizationError.FORBIDDEN.because("the membership is suspended");
        }
        if (before.isEmpty() && context.effectiveSettings(scope).registrationMode() == RegistrationMode.CLOSED) {
            throw OrganizationError.REGISTRATION_CLOSED.because("the organization takes nobody in");
        }
        if (!access().standsBy(scope.realm(), invitation)) {
            throw ManageInvitation.answered();
        }
    }

    /** Who waits comes in as what the invitation says; who has come by another way meanwhile stays what they are. */
    private Membership becomes(OrganizationScope scope, Membership member, Invitation invitation) {
        if (member.status() == MembershipStatus.ACTIVE) {
            return member;
        }
        Membership after = member.withStatus(MembershipStatus.ACTIVE)
                .withType(invitation.terms().type());
        context.stores().members().put(scope, after);
        return after;
    }

    private Outcome given(OrganizationScope scope, Invitation invitation, UserModel user, Membership membership) {
        InvitationRules rules = new InvitationRules(context, scope, inviter(scope, invitation));
        // An address may have become the inviter's own since: nobody hands anything to themselves.
        boolean own = invitation
                .inviter()
                .filter(inviter -> inviter.value().equals(user.getId()))
                .isPresent();
        Set<String> leftOut = new TreeSet<>();
        List<AssignedRole> roles = invitation.terms().roles().stream()
                .filter(role -> (!own && rules.allows(role)) || !leftOut.add(word(role)))
                .toList();
        List<TeamId> teams = invitation.terms().teams().stream()
                .filter(team -> (!own && rules.allows(team)) || !leftOut.add(team.toString()))
                .toList();
        new Admission(context).give(scope, user, invitation.inviter(), roles, teams);
        return new Outcome(
                membership, roles.stream().map(AcceptInvitation::word).collect(Collectors.toSet()), leftOut);
    }

    private static String word(AssignedRole role) {
        return role instanceof AssignedRole.AppRole appRole
                ? appRole.client() + "/" + appRole.role()
                : ((AssignedRole.OrganizationRole) role).role().word();
    }

    /** With the rights of this moment, not of the day of the invitation. */
    private Granter inviter(OrganizationScope scope, Invitation invitation) {
        return invitation
                .inviter()
                .map(user -> OrganizationAccess.inviter(scope.realm(), user))
                .map(caller -> Granter.person(
                        caller.user(),
                        access().permissions(caller, context.path(scope)),
                        access().subtreePermissions(caller, context.path(scope))))
                .orElseGet(Granter::platform);
    }

    private OrganizationAccess access() {
        return new OrganizationAccess(context.inputs(), Clock.systemUTC());
    }
}
