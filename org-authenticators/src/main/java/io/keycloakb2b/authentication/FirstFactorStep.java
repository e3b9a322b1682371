package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.LoginDecision;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A local first factor in a flow: what the rules say before it is asked for, by what the organization and the mail
 * domain say; and once it has been proved, by what is then known of the person.
 */
final class FirstFactorStep {

    private final AuthenticationFlowContext context;
    private final FirstFactor factor;
    private final Optional<LoginDecision> decision;

    FirstFactorStep(AuthenticationFlowContext context, FirstFactor factor) {
        this.context = context;
        this.factor = factor;
        this.decision = decide(context);
    }

    /** Asks for the factor, makes way for another one of the flow, or goes on where nothing is left to prove. */
    void begin(Runnable ask) {
        if (decision.isPresent() && nothingLeft(decision.get())) {
            proved(decision.get());
            return;
        }
        Set<FirstFactor> allowed = allowed();
        FirstFactorChoice choice = new FirstFactorChoice(context, factor);
        Optional<FirstFactor> asked = choice.asked(allowed);
        if (asked.isEmpty()) {
            refuse(decision);
        } else if (asked.get() == factor) {
            choice.offer(allowed);
            ask.run();
        } else {
            context.attempted();
        }
    }

    /** Lets an answer of the person be looked at, where one by this factor may still be given. */
    void answer(FirstFactor given, Runnable verify) {
        Set<FirstFactor> allowed = allowed();
        if (allowed.contains(given)) {
            LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                    .ifPresent(attempt -> attempt.mark(context.getEvent(), context.getUser()));
            new FirstFactorChoice(context, factor).offer(allowed);
            verify.run();
        } else {
            refuse(decision);
        }
    }

    /** Goes on with a person who has just proved identity, if the rules still take it. */
    void verified() {
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> verified(attempt.decide(context.getUser())));
    }

    private void verified(LoginDecision decision) {
        if (decision instanceof LoginDecision.RedirectToProvider redirect) {
            // Only the proof has told which organization this is: it does not count there, and the person goes on by
            // the one method that does.
            new ProviderRedirect()
                    .to(
                            context,
                            redirect.provider(),
                            Optional.ofNullable(context.getUser().getEmail()));
        } else if (asksForFirstFactor(decision)) {
            refuse(Optional.of(decision));
        } else {
            proved(decision);
        }
    }

    /** The factors by which one may come in as far as is known now; all of them where there are no rules. */
    Set<FirstFactor> allowed() {
        return decision.map(FirstFactorStep::allowed).orElseGet(() -> EnumSet.allOf(FirstFactor.class));
    }

    /** By the person, or else by what was typed. */
    private static Optional<LoginDecision> decide(AuthenticationFlowContext context) {
        Optional<String> typed = Optional.ofNullable(
                context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME));
        return LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .map(attempt ->
                        context.getUser() == null ? attempt.decideBefore(typed) : attempt.decide(context.getUser()));
    }

    /** Every one where the organization is still to be asked for: that comes after the proof. */
    private static Set<FirstFactor> allowed(LoginDecision decision) {
        if (decision instanceof LoginDecision.AskIdentity) {
            return EnumSet.allOf(FirstFactor.class);
        }
        return decision instanceof LoginDecision.Authenticate authenticate ? authenticate.factors() : Set.of();
    }

    private boolean nothingLeft(LoginDecision decision) {
        if (context.getUser() == null || asksForFirstFactor(decision)) {
            return false;
        }
        return !(decision instanceof LoginDecision.AskIdentity)
                || !new SessionProofs(context.getSession())
                        .during(context.getAuthenticationSession())
                        .isEmpty();
    }

    private static boolean asksForFirstFactor(LoginDecision decision) {
        return decision instanceof LoginDecision.Authenticate
                || decision instanceof LoginDecision.RedirectToProvider
                || decision instanceof LoginDecision.ChooseProvider;
    }

    private void proved(LoginDecision decision) {
        if (decision instanceof LoginDecision.Deny) {
            refuse(Optional.of(decision));
        } else {
            // The organization is bound, or asked for, when everything else has been proved.
            context.success();
        }
    }

    private void refuse(Optional<LoginDecision> decision) {
        Denial.show(
                context,
                decision.filter(LoginDecision.Deny.class::isInstance)
                        .map(deny -> ((LoginDecision.Deny) deny).reason())
                        .orElse(DenialReason.METHOD_NOT_ALLOWED));
    }

    /** The account of the person, who is known or has typed a name; service accounts sign in nowhere. */
    static @Nullable UserModel account(AuthenticationFlowContext context) {
        if (context.getUser() != null) {
            return context.getUser();
        }
        String typed =
                context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        return typed == null ? null : account(context.getSession(), context.getRealm(), typed);
    }

    static @Nullable UserModel account(KeycloakSession session, RealmModel realm, String typed) {
        try {
            UserModel user = KeycloakModelUtils.findUserByNameOrEmail(session, realm, typed);
            return user == null || user.getServiceAccountClientLink() != null ? null : user;
        } catch (ModelDuplicateException ambiguous) {
            return null;
        }
    }
}
