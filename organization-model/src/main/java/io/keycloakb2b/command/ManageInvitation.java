package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.time.Instant;

/** Sends an invitation once more, or takes it back. */
public final class ManageInvitation {

    /** Most mails of one invitation: nobody's mailbox is to be filled. */
    public static final int MAX_MAILS = 20;

    private final CommandContext context;

    public ManageInvitation(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, for foreign and absent alike */
    public Invitation find(OrganizationScope scope, InvitationId id) {
        return context.stores()
                .invitations()
                .find(scope, id)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("invitation", "no such invitation"));
    }

    /**
     * Sends a new link, good for as long as the first one was; the old link opens nothing any more. The member who
     * invited goes on to answer for it.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code
     *     ALREADY_ANSWERED}, {@code LIMIT_REACHED}, {@code ALREADY_EXISTS}, {@code MAIL_NOT_SENT}
     */
    public Invitation resend(OrganizationScope scope, Granter granter, InvitationId id) {
        Invitation before = find(scope, id);
        requireHolds(granter, before);
        if (before.sent() >= MAX_MAILS) {
            throw OrganizationError.LIMIT_REACHED.because("an invitation is sent at most " + MAX_MAILS + " times");
        }
        InvitationToken token = InvitationToken.random(InviteMember.RANDOM);
        Instant expiresAt = context.now().plus(before.lifetime());
        if (!context.stores().invitations().renew(scope, id, token.hash(), expiresAt)) {
            throw answered();
        }
        Invitation after = find(scope, id);
        context.audit(scope, "invitation.resend", "invitation:" + id, before, after);
        new InvitationMail(context).send(scope, after, token);
        return after;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code
     *     ALREADY_ANSWERED}
     */
    public void revoke(OrganizationScope scope, Granter granter, InvitationId id) {
        Invitation before = find(scope, id);
        requireHolds(granter, before);
        if (!context.stores().invitations().answer(scope, id, InvitationStatus.REVOKED, granter.self())) {
            throw answered();
        }
        context.audit(scope, "invitation.revoke", "invitation:" + id, before, find(scope, id));
    }

    /** Only what one might have given oneself. */
    private static void requireHolds(Granter granter, Invitation invitation) {
        invitation.terms().roles().forEach(role -> granter.requireHolds(role, AssignmentScope.SELF));
    }

    static OrganizationException answered() {
        return OrganizationError.ALREADY_ANSWERED.because("the invitation has been answered, or its time is over");
    }
}
