package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.SecondFactor;
import io.keycloakb2b.organization.UsableProvider;
import java.util.List;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.services.managers.AuthenticationManager;

/** Single sign-on: an existing session lets its person in where it has proved enough for the organization. */
final class OrganizationSession extends CookieAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        super.authenticate(context);
        // Without the mark there is no session, or it may not be used as it is (prompt=login, max_age, step-up).
        if (AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession())) {
            LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                    .ifPresent(attempt -> attempt.decide(context.getUser()).answer(new GoOn(context, attempt)));
        }
    }

    /** What an existing session does about each decision. */
    private record GoOn(AuthenticationFlowContext context, LoginAttempt attempt)
            implements LoginDecision.Cases<Boolean> {

        @Override
        public Boolean enter(LoginDecision.Enter decision) {
            attempt.bind(decision.organization());
            return succeed();
        }

        @Override
        public Boolean join(LoginDecision.Join decision) {
            // The gate makes the member, once everything has been asked.
            return succeed();
        }

        @Override
        public Boolean askToJoin(OrganizationId organization) {
            return succeed();
        }

        @Override
        public Boolean chooseOrganization(List<OrganizationId> organizations) {
            // The question is a required action, which also answers prompt=none.
            return succeed();
        }

        @Override
        public Boolean askIdentity() {
            return succeed();
        }

        @Override
        public Boolean proveSecondFactor(Set<SecondFactor> factors) {
            return goOn();
        }

        @Override
        public Boolean enrolSecondFactor(LoginDecision.EnrolSecondFactor decision) {
            // A required action does it, which needs nothing of the flow.
            return succeed();
        }

        @Override
        public Boolean authenticate(LoginDecision.Authenticate decision) {
            return goOn();
        }

        @Override
        public Boolean redirect(UsableProvider provider) {
            return goOn();
        }

        @Override
        public Boolean chooseProvider(List<UsableProvider> providers) {
            return goOn();
        }

        @Override
        public Boolean deny(DenialReason reason) {
            if (attempt.silent()
                    && (reason == DenialReason.INTERACTION_REQUIRED || reason == DenialReason.MFA_REQUIRED)) {
                // The login gate turns it into interaction_required.
                return succeed();
            }
            Denial.show(context, reason);
            return true;
        }

        private Boolean succeed() {
            context.success();
            return true;
        }

        /** The session stays, and only what is missing is asked for. */
        private Boolean goOn() {
            context.getAuthenticationSession().removeAuthNote(AuthenticationManager.SSO_AUTH);
            SessionProofs.goOnWithSession(context.getAuthenticationSession());
            context.attempted();
            return true;
        }
    }
}
