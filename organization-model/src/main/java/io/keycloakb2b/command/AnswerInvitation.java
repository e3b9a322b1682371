package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Lets somebody who is signed in see and answer the invitations to their own address, without the mail. That takes an
 * address that was verified here. One that an identity provider vouches for proves nothing, since a provider may claim
 * anybody's: whoever has an account at one sees no invitations here, and follows the mailed link instead. So does
 * whoever is to come by a particular provider.
 */
public final class AnswerInvitation {

    private final CommandContext context;

    public AnswerInvitation(CommandContext context) {
        this.context = context;
    }

    /** Pending ones, the newest first; none for an address that is not proved. */
    public List<Invitation> mine(UserId user) {
        UserModel person = context.user(user.value());
        return address(person)
                .map(email -> context.inputs().invitations(realm(), email))
                .orElse(List.of());
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} for every invitation that is not to
     *     this person; {@code MAILBOX_NOT_PROVED}; whatever {@link AcceptInvitation} refuses
     */
    public Membership accept(UserId user, InvitationId id, Actor actor) {
        UserModel person = context.user(user.value());
        Invitation invitation = find(user, id);
        if (invitation.terms().provider().isPresent()) {
            throw OrganizationError.MAILBOX_NOT_PROVED.because("follow the link in the mail to accept this invitation");
        }
        return new AcceptInvitation(context).execute(invitation, person, actor, false);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ALREADY_ANSWERED} */
    public void decline(UserId user, InvitationId id, Actor actor) {
        decline(find(user, id), actor);
    }

    /**
     * By whoever has the link out of the mail, which proves the mailbox: nobody needs an account to say no.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_ANSWERED}
     */
    public void decline(Invitation invitation, Actor actor) {
        OrganizationScope scope = OrganizationAccess.forEntering(realm(), invitation.organization(), actor);
        if (!context.stores().invitations().answer(scope, invitation.id(), InvitationStatus.DECLINED, actor.user())) {
            throw ManageInvitation.answered();
        }
        context.audit(scope, "invitation.decline", "invitation:" + invitation.id(), invitation, null);
    }

    private Invitation find(UserId user, InvitationId id) {
        return mine(user).stream()
                .filter(invitation -> invitation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("invitation", "no such invitation"));
    }

    private Optional<String> address(UserModel person) {
        return person.isEmailVerified() && !federated(person)
                ? Optional.ofNullable(person.getEmail()).flatMap(Email::key)
                : Optional.empty();
    }

    private boolean federated(UserModel person) {
        return context.session()
                .users()
                .getFederatedIdentitiesStream(context.realm(), person)
                .findAny()
                .isPresent();
    }

    private RealmId realm() {
        return new RealmId(context.realm().getId());
    }
}
