package io.keycloakb2b.login;

import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AutoJoin;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.JoiningRules;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.PresentedInvitation;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RegistrationMode;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** What the rules of a login look at where somebody is not a member yet. */
public final class JoiningInputs {

    private final DecisionInputsProvider inputs;
    private final RealmId realm;

    JoiningInputs(DecisionInputsProvider inputs, RealmId realm) {
        this.inputs = inputs;
        this.realm = realm;
    }

    public Optional<Invitation> invitation(Optional<InvitationToken.Hash> token) {
        return token.flatMap(hash -> inputs.invitation(realm, hash));
    }

    /** The invitation as the person with an address presents it. */
    public PresentedInvitation presented(Invitation invitation, Optional<String> email) {
        return new PresentedInvitation(
                invitation.organization(),
                invitation.statusAt(Instant.ofEpochMilli(Time.currentTimeMillis())),
                invitation.terms().provider(),
                email.filter(invitation::addressedTo).isPresent(),
                new OrganizationAccess(inputs, Clock.systemUTC()).standsBy(realm, invitation));
    }

    JoiningRules rules(OrganizationPath path, Optional<UserModel> user) {
        EffectiveSettings settings = EffectiveSettings.of(inputs.settings(realm, path));
        return new JoiningRules(
                settings.registrationMode(),
                inputs.seatFree(realm, path),
                opened(path.id(), user),
                settings.justInTime(),
                owns(path.id(), user.map(UserModel::getEmail)));
    }

    /** Whether a person may ask to be taken in, and is not a member. */
    public boolean mayAsk(OrganizationId organization, UserModel user) {
        return inputs.path(realm, organization)
                .filter(OrganizationPath::usable)
                .filter(path -> inputs.membership(realm, organization, new UserId(user.getId()))
                        .isEmpty())
                .map(path -> rules(path, Optional.of(user)))
                .filter(JoiningRules::mayAsk)
                .isPresent();
    }

    /** Whether an invitation brings an app role that counts. */
    boolean promises(Invitation invitation, ApplicationRules application, OrganizationPath path) {
        CompositeRoles composites = inputs.composites(realm, application.client());
        RoleCeiling ceiling = RoleCeiling.of(inputs.applicationLevels(realm, path, application.client()), composites);
        return ceiling.active()
                && invitation.terms().roles().stream()
                        .flatMap(JoiningInputs::appRoles)
                        .anyMatch(appRole ->
                                appRole.client().equals(application.client()) && ceiling.allows(appRole.role()));
    }

    /** Whether whoever joins, by an invitation or otherwise, stands in the relation that the application requires. */
    boolean holdsRequired(Optional<Invitation> invitation, ApplicationRules application, OrganizationPath path) {
        return application
                .relationRequired()
                .map(relation -> (relation instanceof Relation.OrganizationRole role && role.membership())
                        || invitation
                                .filter(found -> promises(found, relation, path))
                                .isPresent())
                .orElse(true);
    }

    private boolean promises(Invitation invitation, Relation.OfUser relation, OrganizationPath path) {
        if (relation instanceof Relation.OrganizationRole role) {
            return invitation.terms().roles().stream()
                    .anyMatch(promised ->
                            promised instanceof AssignedRole.OrganizationRole given && role.of(given.role()));
        }
        return relation instanceof Relation.AppRole role
                && inputs.appRole(realm, role.application(), role.role())
                        .filter(wanted -> promises(invitation, wanted, path))
                        .isPresent();
    }

    private boolean promises(Invitation invitation, AssignedRole.AppRole wanted, OrganizationPath path) {
        CompositeRoles composites = inputs.composites(realm, wanted.client());
        RoleCeiling ceiling = RoleCeiling.of(inputs.applicationLevels(realm, path, wanted.client()), composites);
        Set<RoleId> promised = invitation.terms().roles().stream()
                .flatMap(JoiningInputs::appRoles)
                .filter(appRole -> appRole.client().equals(wanted.client()))
                .map(AssignedRole.AppRole::role)
                .collect(Collectors.toSet());
        return ceiling.active()
                && ceiling.allows(wanted.role())
                && composites.expand(promised).contains(wanted.role());
    }

    private static Stream<AssignedRole.AppRole> appRoles(AssignedRole role) {
        return role instanceof AssignedRole.AppRole appRole
                ? Stream.of(appRole)
                : ((AssignedRole.OrganizationRole) role).role().appRoles().stream();
    }

    /** Why an invited person who has no account yet would not come in with a new one. */
    public Optional<DenialReason> obstacleToJoining(ApplicationRules application, Invitation invitation) {
        Optional<OrganizationPath> path = inputs.path(realm, invitation.organization());
        if (path.isEmpty()) {
            return Optional.of(DenialReason.ORG_UNKNOWN);
        }
        if (!path.get().usable()) {
            return Optional.of(DenialReason.ORG_UNAVAILABLE);
        }
        PresentedInvitation presented = presented(invitation, Optional.of(invitation.email()));
        if (!presented.valid()) {
            return Optional.of(presented.obstacle());
        }
        if (mode(path.get()) == RegistrationMode.CLOSED) {
            return Optional.of(DenialReason.NOT_A_MEMBER);
        }
        if (!inputs.seatFree(realm, path.get())) {
            return Optional.of(DenialReason.SEAT_LIMIT);
        }
        if (!holdsRequired(Optional.of(invitation), application, path.get())) {
            return Optional.of(DenialReason.NO_RELATION);
        }
        return application.roleRequired() && !promises(invitation, application, path.get())
                ? Optional.of(DenialReason.NO_ROLE)
                : Optional.empty();
    }

    /**
     * Why an organization's provider may not say that somebody has an address: it may for the organization's own mail
     * domains, and for the address of an invitation whose link the person has followed, which proves the mailbox.
     */
    public Optional<DenialReason> obstacleToAsserting(
            OrganizationId owner, Optional<String> email, Optional<InvitationToken.Hash> token) {
        Optional<Invitation> invitation = invitation(token)
                .filter(found -> found.organization().equals(owner))
                .filter(found -> presented(found, email).valid());
        if (invitation.isPresent()) {
            return email.filter(invitation.get()::addressedTo).isPresent()
                    ? Optional.empty()
                    : Optional.of(DenialReason.INVITATION_OTHER_ADDRESS);
        }
        return owns(owner, email) ? Optional.empty() : Optional.of(DenialReason.EMAIL_OUTSIDE_ORG);
    }

    /**
     * Why a person who is signed in may not link an organization's provider to the account: the provider says an address
     * in the organization's own mail domains, or the very one of a member who has proved it; and speaks for people of
     * the organization only.
     */
    public Optional<DenialReason> obstacleToLinking(OrganizationId owner, Optional<String> email, UserModel user) {
        boolean member = inputs.membership(realm, owner, new UserId(user.getId()))
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .isPresent();
        boolean same = user.isEmailVerified()
                && email.filter(address -> address.equalsIgnoreCase(user.getEmail()))
                        .isPresent();
        if (!owns(owner, email) && !(member && same)) {
            return Optional.of(DenialReason.EMAIL_OUTSIDE_ORG);
        }
        return member || same ? Optional.empty() : Optional.of(DenialReason.IDP_ORG_MISMATCH);
    }

    /** Whether an address is in a mail domain that the organization owns by proof. */
    public boolean owns(OrganizationId organization, Optional<String> email) {
        return email.flatMap(Email::domainOf)
                .flatMap(domain -> inputs.ownedDomain(realm, domain))
                .filter(domain -> domain.organization().equals(organization))
                .isPresent();
    }

    private RegistrationMode mode(OrganizationPath path) {
        return EffectiveSettings.of(inputs.settings(realm, path)).registrationMode();
    }

    /** What the person's address opens, where it was verified, and not by the word of another organization. */
    private AutoJoin opened(OrganizationId organization, Optional<UserModel> user) {
        return user.filter(UserModel::isEmailVerified)
                .filter(person -> !inputs.vouchedForElsewhere(realm, organization, new UserId(person.getId())))
                .map(UserModel::getEmail)
                .flatMap(Email::domainOf)
                .flatMap(domain -> inputs.domain(realm, organization, domain))
                .map(DomainProof::opens)
                .orElse(AutoJoin.NONE);
    }
}
