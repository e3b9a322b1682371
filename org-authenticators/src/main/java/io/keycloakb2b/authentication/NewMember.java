package io.keycloakb2b.authentication;

import io.keycloakb2b.command.AcceptInvitation;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.JoinOrganization;
import io.keycloakb2b.command.RequestToJoin;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.services.ErrorPageException;

/** A person who becomes a member at the end of a login. */
record NewMember(RequiredActionContext context, LoginAttempt attempt) {

    /** Either everything is written or nothing: whoever was faster leaves this login without a trace. */
    void joins(LoginDecision.Join decision) {
        CommandContext commands = new CommandContext(context.getSession());
        try {
            switch (decision.reason()) {
                case INVITATION -> accept(commands);
                case DOMAIN, OPEN, PROVIDER ->
                    new JoinOrganization(commands)
                            .execute(
                                    decision.organization(),
                                    context.getUser(),
                                    attempt.actor(context.getUser()),
                                    decision.reason());
            }
        } catch (OrganizationException refusal) {
            context.getSession().getTransactionManager().setRollbackOnly();
            throw new ErrorPageException(
                    context.getSession(),
                    context.getAuthenticationSession(),
                    Response.Status.FORBIDDEN,
                    Denial.message(reason(refusal)));
        }
    }

    /** Answers whether a request waits now. */
    boolean asks(OrganizationId organization) {
        return new RequestToJoin(new CommandContext(context.getSession()))
                .execute(organization, new UserId(context.getUser().getId()), attempt.actor(context.getUser()));
    }

    private void accept(CommandContext commands) {
        Invitation invitation = LoginInputs.of(context.getSession())
                .flatMap(inputs -> inputs.joinings().invitation(attempt.invitation()))
                .orElseThrow(() -> new IllegalStateException("joined by an invitation that is not there"));
        new AcceptInvitation(commands).execute(invitation, context.getUser(), attempt.actor(context.getUser()), true);
    }

    /** What had changed between the decision and this moment. */
    private static DenialReason reason(OrganizationException refusal) {
        return switch (refusal.error()) {
            case SEAT_LIMIT -> DenialReason.SEAT_LIMIT;
            case ALREADY_ANSWERED -> DenialReason.INVITATION_USED;
            case ORGANIZATION_UNAVAILABLE -> DenialReason.ORG_UNAVAILABLE;
            default -> DenialReason.NOT_A_MEMBER;
        };
    }
}
