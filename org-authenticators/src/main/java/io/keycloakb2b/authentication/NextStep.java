package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.SecondFactor;
import io.keycloakb2b.organization.UsableProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** What follows once it is known who wants to sign in, or at least what was typed. */
class NextStep implements LoginDecision.Cases<Boolean> {

    final AuthenticationFlowContext context;
    final OrganizationDiscovery discovery;
    final Optional<String> typed;

    NextStep(AuthenticationFlowContext context, OrganizationDiscovery discovery, Optional<String> typed) {
        this.context = context;
        this.discovery = discovery;
        this.typed = typed;
    }

    @Override
    public Boolean askIdentity() {
        return goOn();
    }

    @Override
    public Boolean authenticate(LoginDecision.Authenticate decision) {
        boolean code = decision.factors().contains(FirstFactor.EMAIL_CODE)
                && FirstFactorChoice.inFlow(context, FirstFactor.EMAIL_CODE);
        if (code || decision.factors().contains(FirstFactor.PASSWORD)) {
            return goOn();
        }
        boolean passkey = decision.factors().contains(FirstFactor.PASSKEY) && discovery.takesPasskeys(context);
        if (passkey && decision.providers().isEmpty() && !decision.factors().contains(FirstFactor.SOCIAL)) {
            discovery.askForPasskey(context);
            return true;
        }
        return show(decision);
    }

    @Override
    public Boolean redirect(UsableProvider provider) {
        // After an error at the provider the person decides whether to try again.
        if (context.getForwardedErrorMessage() != null) {
            return chooseProvider(List.of(provider));
        }
        new ProviderRedirect().to(context, provider, typed);
        return true;
    }

    @Override
    public Boolean chooseProvider(List<UsableProvider> providers) {
        return show(providers, false, false);
    }

    @Override
    public Boolean chooseOrganization(List<OrganizationId> organizations) {
        return proved();
    }

    @Override
    public Boolean proveSecondFactor(Set<SecondFactor> factors) {
        return proved();
    }

    @Override
    public Boolean enrolSecondFactor(LoginDecision.EnrolSecondFactor decision) {
        return proved();
    }

    @Override
    public Boolean join(LoginDecision.Join decision) {
        return proved();
    }

    @Override
    public Boolean askToJoin(OrganizationId organization) {
        return proved();
    }

    @Override
    public Boolean enter(LoginDecision.Enter decision) {
        return proved();
    }

    @Override
    public Boolean deny(DenialReason reason) {
        Denial.show(context, reason);
        return true;
    }

    /** The page with the providers that the rules allow. */
    final Boolean show(LoginDecision.Authenticate decision) {
        return show(
                decision.providers(),
                decision.factors().contains(FirstFactor.SOCIAL),
                decision.factors().contains(FirstFactor.PASSKEY));
    }

    private Boolean show(List<UsableProvider> providers, boolean social, boolean passkey) {
        LoginFormsProvider form = discovery.page(context, typed, passkey);
        OfferedProviders.limit(form, providers, social);
        context.challenge(form.createLoginUsername());
        return true;
    }

    private Boolean goOn() {
        discovery.goOnToLocalFactor(context);
        return true;
    }

    /** Nothing is left to prove here. */
    private Boolean proved() {
        context.success();
        return true;
    }
}
