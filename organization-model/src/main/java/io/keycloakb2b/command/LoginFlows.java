package io.keycloakb2b.command;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The flows of the pack as they are made; {@code docs/login-flows.md} tells how to make them by hand. */
enum LoginFlows {
    BROWSER(
            "b2b browser",
            "Signs people in for an organization, or for none.",
            step("b2b-session", ALTERNATIVE),
            step("identity-provider-redirector", ALTERNATIVE),
            flow(
                    LoginFlows.FORMS,
                    "Who, how, and the second factor.",
                    ALTERNATIVE,
                    step("b2b-discovery", REQUIRED),
                    flow(
                            LoginFlows.FIRST_FACTOR,
                            "The ways to prove who one is.",
                            REQUIRED,
                            step(LoginFlows.PASSWORD, ALTERNATIVE),
                            step(LoginFlows.EMAIL_CODE, ALTERNATIVE)),
                    flow(
                            "b2b browser second factor",
                            "Where the organization asks for a second factor.",
                            CONDITIONAL,
                            step("b2b-condition-mfa", REQUIRED),
                            secondFactors("b2b browser second factor ways")))),
    DIRECT_GRANT(
            "b2b direct grant",
            "User name and password in a token request; what the organization says is decided with the token.",
            step("direct-grant-validate-username", REQUIRED),
            step("direct-grant-validate-password", REQUIRED),
            flow(
                    "b2b direct grant second factor",
                    "For whoever has a one-time password.",
                    CONDITIONAL,
                    step("conditional-user-configured", REQUIRED),
                    step("direct-grant-validate-otp", REQUIRED))),
    FIRST_BROKER_LOGIN(
            "b2b first broker login",
            "The first login through an identity provider. Members are made at the end of the login, by the rules.",
            step(LoginFlows.GUARD, REQUIRED),
            step("idp-review-profile", REQUIRED),
            flow(
                    "b2b first broker login account",
                    "A new account, or a link to one that is there.",
                    REQUIRED,
                    step("idp-create-user-if-unique", ALTERNATIVE),
                    step("b2b-owned-account-link", ALTERNATIVE),
                    flow(
                            "b2b first broker login existing account",
                            "Who is to be linked proves to be its owner.",
                            ALTERNATIVE,
                            step("idp-confirm-link", REQUIRED),
                            flow(
                                    "b2b first broker login proof",
                                    "By e-mail or by signing in.",
                                    REQUIRED,
                                    step("idp-email-verification", ALTERNATIVE),
                                    flow(
                                            "b2b first broker login re-authentication",
                                            "By signing in.",
                                            ALTERNATIVE,
                                            step("idp-username-password-form", REQUIRED),
                                            flow(
                                                    "b2b first broker login second factor",
                                                    "For whoever has a one-time password.",
                                                    CONDITIONAL,
                                                    step("conditional-user-configured", REQUIRED),
                                                    step("auth-otp-form", REQUIRED))))))),
    POST_BROKER_LOGIN(
            "b2b post broker login",
            "After every login through an identity provider that names this flow.",
            flow(
                    "b2b post broker login second factor",
                    "Where the organization asks for a second factor that the provider has not proved.",
                    CONDITIONAL,
                    step("b2b-condition-mfa", REQUIRED),
                    secondFactors("b2b post broker login second factor ways"))),
    RESET_CREDENTIALS(
            "b2b reset credentials",
            "A new password, for whoever may use one. Second factors stay as they are.",
            step("reset-credentials-choose-user", REQUIRED),
            step("b2b-reset-email", REQUIRED),
            step("reset-password", REQUIRED)),
    REGISTRATION(
            "b2b registration",
            "A new account, where the realm lets people register.",
            new SubFlow(
                    "b2b registration form",
                    "The fields of a registration.",
                    REQUIRED,
                    Optional.of("registration-page-form"),
                    List.of(
                            step("registration-user-creation", REQUIRED),
                            step("registration-password-action", REQUIRED),
                            step("registration-recaptcha-action", DISABLED),
                            step("registration-terms-and-conditions", DISABLED))));

    static final String FORMS = "b2b browser forms";
    static final String FIRST_FACTOR = "b2b browser first factor";
    static final String PASSWORD = "b2b-password";
    static final String EMAIL_CODE = "b2b-email-code";
    static final String GUARD = "b2b-provider-guard";

    private final String alias;
    private final String description;

    /** Unmodifiable, as everything in it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Step> steps;

    LoginFlows(String alias, String description, Step... steps) {
        this.alias = alias;
        this.description = description;
        this.steps = List.of(steps);
    }

    String alias() {
        return alias;
    }

    String description() {
        return description;
    }

    List<Step> steps() {
        return steps;
    }

    /** Ids of the authenticators of the pack. */
    static Stream<String> ownAuthenticators() {
        return Stream.of(values())
                .flatMap(flow -> flow.steps.stream())
                .flatMap(LoginFlows::authenticators)
                .filter(id -> id.startsWith("b2b-"))
                .distinct();
    }

    private static Stream<String> authenticators(Step step) {
        return step instanceof SubFlow flow
                ? flow.steps().stream().flatMap(LoginFlows::authenticators)
                : Stream.of(((Execution) step).authenticator());
    }

    private static Step secondFactors(String alias) {
        return flow(
                alias,
                "The second factors that the organization may take.",
                REQUIRED,
                step("b2b-otp", ALTERNATIVE),
                step("b2b-security-key", ALTERNATIVE),
                step("b2b-recovery-code", ALTERNATIVE));
    }

    private static Step step(String authenticator, Requirement requirement) {
        return new Execution(authenticator, requirement);
    }

    private static Step flow(String alias, String description, Requirement requirement, Step... steps) {
        return new SubFlow(alias, description, requirement, Optional.empty(), List.of(steps));
    }

    /** What a flow does, in its order. */
    sealed interface Step {
        Requirement requirement();
    }

    record Execution(String authenticator, Requirement requirement) implements Step {}

    /**
     * Steps under a name.
     *
     * @param form the authenticator that shows all of them on one page, where they are parts of a form
     */
    record SubFlow(String alias, String description, Requirement requirement, Optional<String> form, List<Step> steps)
            implements Step {}
}
