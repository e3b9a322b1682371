package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.OrganizationModel;

/** Asks which of the organizations that may be entered is meant. */
final class ChooseOrganizationAction implements RequiredActionProvider {

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        List<Map<String, String>> organizations = offered(context).stream()
                .sorted(Comparator.comparing(Organization::name))
                .map(organization -> Map.of("alias", organization.alias(), "name", organization.name()))
                .toList();
        if (organizations.isEmpty()) {
            context.success();
            return;
        }
        context.challenge(context.form()
                .setAttribute("user", Map.of("organizations", organizations))
                .createForm("select-organization.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        String alias = Optional.ofNullable(context.getHttpRequest()
                        .getDecodedFormParameters()
                        .getFirst(OrganizationModel.ORGANIZATION_ATTRIBUTE))
                .orElse("");
        Optional<OrganizationId> chosen = offered(context).stream()
                .filter(organization -> organization.alias().equals(alias))
                .map(Organization::id)
                .findFirst();
        if (chosen.isEmpty()) {
            requiredActionChallenge(context);
            return;
        }
        attempt(context).ifPresent(attempt -> attempt.choose(chosen.get()));
        context.success();
    }

    /** What the rules offer at this moment; a form cannot add to it. */
    private static List<Organization> offered(RequiredActionContext context) {
        Optional<LoginInputs> inputs = LoginInputs.of(context.getSession());
        return attempt(context)
                .map(attempt -> attempt.decideCompleted(context.getUser()))
                .filter(LoginDecision.ChooseOrganization.class::isInstance)
                .map(decision -> ((LoginDecision.ChooseOrganization) decision).organizations())
                .orElse(List.of())
                .stream()
                .flatMap(id -> inputs.flatMap(in -> in.inputs().path(in.realm(), id)).stream())
                .map(OrganizationPath::organization)
                .toList();
    }

    private static Optional<LoginAttempt> attempt(RequiredActionContext context) {
        return LoginAttempt.of(context.getSession(), context.getAuthenticationSession());
    }

    @Override
    public void close() {}
}
