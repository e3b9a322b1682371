package io.keycloakb2b.branding;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.RequestedOrganizations;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Optional;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The organization that a login is about, as far as its request and what was typed tell. Never looks at accounts: a
 * page is the same for every address of a domain, whether somebody has it or not. Under an organization's host every
 * page is its own.
 */
record EnteredOrganization(KeycloakSession session, LoginInputs login, AuthenticationSessionModel authSession) {

    Optional<OrganizationId> find() {
        return decided().or(this::named).or(this::ofTypedAddress).or(() -> login.ofHost(session));
    }

    private Optional<OrganizationId> decided() {
        return note(OrganizationModel.ORGANIZATION_ATTRIBUTE).map(OrganizationId::new);
    }

    private Optional<OrganizationId> named() {
        return login.named(client(), RequestedOrganizations.of(session, authSession));
    }

    private Optional<OrganizationId> ofTypedAddress() {
        return note(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME)
                .flatMap(Email::domainOf)
                .filter(domain -> takesOrganizations(login.application(client())))
                .flatMap(domain -> login.inputs().ownedDomain(login.realm(), domain))
                .filter(DomainProof::policyEnabled)
                .map(DomainProof::organization);
    }

    private static boolean takesOrganizations(ApplicationRules application) {
        return application.application() && application.usage() != ApplicationRules.OrganizationUsage.DENY;
    }

    private ClientModel client() {
        return authSession.getClient();
    }

    private Optional<String> note(String name) {
        return Optional.ofNullable(authSession.getAuthNote(name));
    }
}
