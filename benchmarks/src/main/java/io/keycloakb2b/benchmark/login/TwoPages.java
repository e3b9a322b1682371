package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.testing.realm.TestRealm;
import java.util.Map;
import java.util.function.Predicate;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;

/**
 * A browser flow of Keycloak's own steps that asks for the name on one page and for the password on the next, as every
 * login does that finds the organization first.
 */
final class TwoPages {

    private static final String FLOW = "two pages";
    private static final String FORMS = "two pages forms";

    private TwoPages() {}

    static void bind(TestRealm realm) {
        var flows = realm.admin().flows();
        var flow = new AuthenticationFlowRepresentation();
        flow.setAlias(FLOW);
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        flows.createFlow(flow).close();
        flows.addExecution(FLOW, Map.of("provider", "auth-cookie"));
        flows.addExecutionFlow(
                FLOW, Map.of("alias", FORMS, "type", "basic-flow", "provider", "registration-page-form"));
        flows.addExecution(FORMS, Map.of("provider", "auth-username-form"));
        flows.addExecution(FORMS, Map.of("provider", "auth-password-form"));
        require(realm, step -> "auth-cookie".equals(step.getProviderId()), "ALTERNATIVE");
        require(realm, step -> FORMS.equals(step.getDisplayName()), "ALTERNATIVE");
        require(realm, step -> "auth-username-form".equals(step.getProviderId()), "REQUIRED");
        require(realm, step -> "auth-password-form".equals(step.getProviderId()), "REQUIRED");
        realm.changes(representation -> representation.setBrowserFlow(FLOW));
    }

    private static void require(
            TestRealm realm, Predicate<AuthenticationExecutionInfoRepresentation> which, String requirement) {
        var flows = realm.admin().flows();
        var step = flows.getExecutions(FLOW).stream().filter(which).findFirst().orElseThrow();
        step.setRequirement(requirement);
        flows.updateExecutions(FLOW, step);
    }
}
