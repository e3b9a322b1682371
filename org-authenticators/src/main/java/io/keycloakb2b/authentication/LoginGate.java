package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.LoginDecision;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The end of every interactive login, whichever flow or link brought the person here: lets in, asks what is open, or
 * ends the login. Where nobody may be asked, Keycloak turns an open required action into an error.
 */
final class LoginGate implements RequiredActionProvider {

    private static final List<String> ACTIONS =
            List.of(SecondFactorActionFactory.ID, ChooseOrganizationActionFactory.ID, LoginGateFactory.ID);

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (context.getUser() == null || !endsInLogin(authSession)) {
            return;
        }
        LoginAttempt.of(context.getSession(), authSession).ifPresent(attempt -> {
            // what the provider gives may be what the login needs
            follow(context, attempt);
            if (attempt.changesCredentialsUnproved(context.getUser())) {
                // Such actions come before those of the pack, and would be done by then.
                throw Denial.ofLogin(context, DenialReason.METHOD_NOT_ALLOWED);
            }
            evaluate(context, attempt, attempt.decideCompleted(context.getUser()));
        });
    }

    private static void follow(RequiredActionContext context, LoginAttempt attempt) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        AssertedGrants.of(authSession, context.getUser())
                .ifPresent(grants -> grants.follow(
                        context.getSession(), authSession, attempt.actor(context.getUser()), context.getUser()));
    }

    private static void evaluate(RequiredActionContext context, LoginAttempt attempt, LoginDecision decision) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        ACTIONS.forEach(authSession::removeRequiredAction);
        if (decision instanceof LoginDecision.Enter enter) {
            attempt.bind(enter.organization());
            EventOrganization.mark(context.getEvent(), enter.organization());
            // The flow resolved the scopes before the organization was bound.
            AuthenticationManager.setClientScopesInSession(context.getSession(), authSession);
            new SessionProofs(context.getSession()).record(authSession);
            attempt.reachLevel(enter.organization());
            attempt.report(enter, context.getUser());
        } else {
            if (provesMailboxFirst(decision, context.getUser())) {
                authSession.addRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
            }
            authSession.addRequiredAction(action(decision));
        }
    }

    /** A provider that does not vouch for an address makes nobody a member by it. */
    private static boolean provesMailboxFirst(LoginDecision decision, UserModel user) {
        return decision instanceof LoginDecision.Join join
                && join.reason() == LoginDecision.JoinReason.PROVIDER
                && !user.isEmailVerified();
    }

    private static String action(LoginDecision decision) {
        if (decision instanceof LoginDecision.ProveSecondFactor
                || decision instanceof LoginDecision.EnrolSecondFactor) {
            return SecondFactorActionFactory.ID;
        }
        return decision instanceof LoginDecision.ChooseOrganization
                ? ChooseOrganizationActionFactory.ID
                : LoginGateFactory.ID;
    }

    /** A direct grant ends in the token gate, an administrator's link in a page without a session. */
    private static boolean endsInLogin(AuthenticationSessionModel authSession) {
        return (authSession.getRedirectUri() != null || WaitingDevice.of(authSession))
                && authSession.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<LoginAttempt> attempt = LoginAttempt.of(context.getSession(), context.getAuthenticationSession());
        Optional<LoginDecision> decision = attempt.map(login -> login.decideCompleted(context.getUser()));
        if (decision.isEmpty() || decision.get() instanceof LoginDecision.Enter) {
            context.success();
        } else if (provesMailboxFirst(decision.get(), context.getUser())) {
            // Keycloak's own action comes first; it is not there where the realm has it switched off.
            Denial.show(context, DenialReason.EMAIL_UNVERIFIED);
        } else if (decision.get() instanceof LoginDecision.Join join) {
            // The last of all actions: whatever else was open has been done. What follows decides once more, and
            // enters.
            new NewMember(context, attempt.get()).joins(join);
            context.success();
        } else if (decision.get() instanceof LoginDecision.AskToJoin ask) {
            boolean waiting = new NewMember(context, attempt.get()).asks(ask.organization());
            Denial.show(context, waiting ? DenialReason.MEMBER_PENDING : DenialReason.NOT_A_MEMBER);
        } else if (decision.get() instanceof LoginDecision.Deny deny) {
            Denial.show(context, deny.reason());
        } else if (attempt.get().chosen().isEmpty()) {
            Denial.show(context, DenialReason.METHOD_NOT_ALLOWED);
        } else {
            attempt.get().bind(attempt.get().chosen());
            context.challenge(startAgain(context));
        }
    }

    /**
     * The organization that was just chosen wants another method: its login starts from the beginning, once, since
     * the choice is then part of the request and no longer a choice.
     */
    private static Response startAgain(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        // The first page is filled with who was just there.
        Optional.ofNullable(context.getUser().getEmail())
                .ifPresent(email -> authSession.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, email));
        AuthenticationProcessor.resetFlow(authSession, LoginActionsService.AUTHENTICATE_PATH);
        URI flow = new AuthenticationFlowURLHelper(context.getSession(), context.getRealm(), context.getUriInfo())
                .getLastExecutionUrl(authSession);
        return Response.seeOther(flow).build();
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}
}
