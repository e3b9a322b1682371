package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.saml.mappers.RoleListMapper;

/** Keycloak's list of roles (SAML 2.0) under its own id, after organizations have had their say. */
@AutoService(ProtocolMapper.class)
public final class AssertedRolesMapper extends RoleListMapper {

    private static final int BEFORE_NATIVE = 10;

    @Override
    public int order() {
        return BEFORE_NATIVE;
    }

    @Override
    public void mapRoles(
            AttributeStatementType statement,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        Optional<ClientSessionContext> withOrganizations =
                LoginInputs.of(session).map(inputs -> new ContextWithRoles(context, roles(session, inputs, context)));
        super.mapRoles(statement, model, session, userSession, withOrganizations.orElse(context));
    }

    private static Stream<RoleModel> roles(KeycloakSession session, LoginInputs inputs, ClientSessionContext context) {
        OrganizationAppRoles organizations = new OrganizationAppRoles(session, context);
        return Stream.concat(
                        context.getRolesStream().filter(role -> !organizations.only(inputs, role)),
                        ActiveOrganization.ofAssertion(inputs, context.getClientSession()).stream()
                                .flatMap(organizations::of))
                .distinct();
    }
}
