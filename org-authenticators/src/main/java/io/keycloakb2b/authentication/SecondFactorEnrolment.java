package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SecondFactorCredential;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginDecision.Haste;
import io.keycloakb2b.organization.SecondFactor;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.forms.login.LoginFormsProvider;

/** Lets a person who has no second factor that counts set one up, by Keycloak's own pages, or put it off. */
final class SecondFactorEnrolment {

    /** Authentication note: the factor that the person has picked. */
    private static final String PICKED_NOTE = "b2b.second-factor-to-set-up";

    private static final String PICK = "second-factor";
    private static final String LATER = "later";

    private final RequiredActionContext context;
    private final LoginDecision.EnrolSecondFactor decision;

    SecondFactorEnrolment(RequiredActionContext context, LoginDecision.EnrolSecondFactor decision) {
        this.context = context;
        this.decision = decision;
    }

    /** Shows the page of a factor, or asks which one, and whether at all. */
    void show() {
        Optional<SecondFactor> factor = picked();
        if (factor.isPresent()) {
            action(factor.get()).requiredActionChallenge(context);
        } else {
            context.challenge(question());
        }
    }

    /** Takes what was posted by one of the pages. */
    void answer(LoginAttempt attempt) {
        if (parameter(LATER).isPresent() && !(decision.haste() instanceof Haste.Now)) {
            attempt.postponeSecondFactor(decision.haste(), context.getUser());
            context.success();
            return;
        }
        Optional<SecondFactor> answered =
                parameter(PICK).flatMap(SecondFactor::named).filter(this::possible);
        if (answered.isPresent()) {
            context.getAuthenticationSession()
                    .setAuthNote(PICKED_NOTE, answered.get().word());
            show();
            return;
        }
        picked().ifPresentOrElse(this::setUp, this::show);
    }

    private void setUp(SecondFactor factor) {
        action(factor).processAction(context);
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            SecondFactorCredential.of(factor)
                    .ifPresent(type -> AuthenticatorUtil.addAuthCredential(context.getAuthenticationSession(), type));
        }
    }

    /** Without a choice there is no question. */
    private Optional<SecondFactor> picked() {
        boolean choice = decision.factors().size() > 1 || !(decision.haste() instanceof Haste.Now);
        return choice
                ? Optional.ofNullable(context.getAuthenticationSession().getAuthNote(PICKED_NOTE))
                        .flatMap(SecondFactor::named)
                        .filter(this::possible)
                : decision.factors().stream().findFirst();
    }

    private boolean possible(SecondFactor factor) {
        return decision.factors().contains(factor);
    }

    private RequiredActionProvider action(SecondFactor factor) {
        return factor == SecondFactor.OTP
                ? new UpdateTotp()
                : context.getSession().getProvider(RequiredActionProvider.class, WebAuthnRegisterFactory.PROVIDER_ID);
    }

    private Response question() {
        LoginFormsProvider form = context.form()
                .setAttribute(
                        "secondFactors",
                        decision.factors().stream()
                                .sorted()
                                .map(SecondFactor::word)
                                .toList())
                .setAttribute("secondFactorLater", !(decision.haste() instanceof Haste.Now))
                .setAttribute("secondFactorSuggested", decision.haste() instanceof Haste.Never);
        if (decision.haste() instanceof Haste.Until until) {
            form.setAttribute("secondFactorUntil", date(until.end()));
        }
        return form.createForm("b2b-second-factor.ftl");
    }

    private String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(context.getSession().getContext().resolveLocale(context.getUser()))
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(
                context.getHttpRequest().getDecodedFormParameters().getFirst(name));
    }
}
