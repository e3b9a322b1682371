package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.SecondFactor;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The second factors that a login may ask for at this moment, as the condition has found them. */
final class SecondFactorChoice {

    /** Authentication note: names of factors, with commas. */
    private static final String ASKED_NOTE = "b2b.second-factors-asked";

    private SecondFactorChoice() {}

    static void ask(AuthenticationSessionModel authSession, Set<SecondFactor> factors) {
        authSession.setAuthNote(
                ASKED_NOTE, factors.stream().map(SecondFactor::name).sorted().collect(Collectors.joining(",")));
    }

    /** Whether a factor may be asked for; where no condition has said anything, the flow has been made without it. */
    static boolean asked(KeycloakSession session, SecondFactor factor) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        String asked = authSession == null ? null : authSession.getAuthNote(ASKED_NOTE);
        Set<SecondFactor> factors = asked == null
                ? EnumSet.allOf(SecondFactor.class)
                : Stream.of(asked.split(",", -1)).map(SecondFactor::valueOf).collect(Collectors.toSet());
        return factors.contains(factor);
    }

    /** Before a factor that a page has posted is looked at. */
    static void answered(AuthenticationFlowContext context) {
        limit(context);
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.mark(context.getEvent(), context.getUser()));
    }

    /** Takes from the page's other ways those that are not asked for: Keycloak offers all that the person has. */
    static void limit(AuthenticationFlowContext context) {
        Set<String> vain = Stream.of(SecondFactor.values())
                .filter(factor -> factor != SecondFactor.PASSKEY)
                .filter(factor -> !asked(context.getSession(), factor))
                .map(SecondFactorChoice::authenticatorId)
                .collect(Collectors.toSet());
        context.setAuthenticationSelections(context.getAuthenticationSelections().stream()
                .filter(way -> !vain.contains(way.getAuthenticationExecution().getAuthenticator()))
                .toList());
    }

    /** The id of the pack's authenticator for a factor. */
    static String authenticatorId(SecondFactor factor) {
        return switch (factor) {
            case OTP -> OrganizationOtpFactory.ID;
            case WEBAUTHN -> OrganizationSecurityKeyFactory.ID;
            case RECOVERY_CODE -> OrganizationRecoveryCodeFactory.ID;
            case PASSKEY -> throw firstFactor();
        };
    }

    private static IllegalArgumentException firstFactor() {
        return new IllegalArgumentException("a passkey is a first factor");
    }

    /** What asks for a factor that the person has. */
    static Authenticator authenticator(KeycloakSession session, SecondFactor factor) {
        return switch (factor) {
            case OTP -> new OTPFormAuthenticator();
            case WEBAUTHN -> new WebAuthnAuthenticator(session);
            case RECOVERY_CODE -> new RecoveryAuthnCodesFormAuthenticator(session);
            case PASSKEY -> throw firstFactor();
        };
    }
}
