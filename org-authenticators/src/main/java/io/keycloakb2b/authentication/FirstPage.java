package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.LoginDecision;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What follows while nobody has typed anything: the page, unless a provider is the only way. */
final class FirstPage extends NextStep {

    FirstPage(AuthenticationFlowContext context, OrganizationDiscovery discovery, Optional<String> typed) {
        super(context, discovery, typed);
    }

    @Override
    public Boolean askIdentity() {
        context.challenge(discovery.page(context, typed, true).createLoginUsername());
        return true;
    }

    @Override
    public Boolean authenticate(LoginDecision.Authenticate decision) {
        return show(decision);
    }
}
