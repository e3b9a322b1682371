package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/**
 * Says where decisions are asked for (AuthZEN Authorization API 1.0, section 9): at {@code
 * /.well-known/authzen-configuration/realms/{realm}}.
 */
@AutoService(WellKnownProviderFactory.class)
public final class AuthzenConfiguration implements WellKnownProviderFactory {

    private static final String ID = "b2b-authzen-configuration";
    private static final String ALIAS = "authzen-configuration";
    private static final String EVALUATION = "access/v1/evaluation";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getAlias() {
        return ALIAS;
    }

    @Override
    public boolean isAvailableViaServerMetadata() {
        return true;
    }

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return new Document(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Document(KeycloakSession session) implements WellKnownProvider {

        @Override
        public Object getConfig() {
            RealmModel realm = session.getContext().getRealm();
            DecisionInputsProvider inputs = session.getProvider(DecisionInputsProvider.class);
            if (inputs == null || !inputs.enabled(new RealmId(realm.getId()))) {
                throw new NotFoundException();
            }
            String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
            String evaluation = UriBuilder.fromUri(issuer)
                    .path(OrganizationRootProviderFactory.ID)
                    .path(EVALUATION)
                    .build()
                    .toString();
            Map<String, String> document = new LinkedHashMap<>();
            document.put("policy_decision_point", issuer);
            document.put("access_evaluation_endpoint", evaluation);
            document.put("access_evaluations_endpoint", evaluation + 's');
            return document;
        }

        @Override
        public void close() {}
    }
}
