package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.Organization;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.organization.protocol.mappers.saml.OrganizationMembershipMapper;
import org.keycloak.protocol.ProtocolMapper;

/**
 * Keycloak's attribute {@code organization} under its own id: an application (SAML 2.0) learns of the organization that
 * was entered and of no other, any other client of the active memberships.
 */
@AutoService(ProtocolMapper.class)
public final class AssertedMembershipMapper extends OrganizationMembershipMapper {

    private static final int BEFORE_NATIVE = 10;

    @Override
    public int order() {
        return BEFORE_NATIVE;
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        AttributeStatementType natives = new AttributeStatementType();
        super.transformAttributeStatement(natives, model, session, userSession, clientSession);
        LoginInputs.of(session).map(inputs -> told(inputs, clientSession)).ifPresent(told -> natives.getAttributes()
                .forEach(choice -> keep(choice.getAttribute(), told)));
        natives.getAttributes().stream()
                .filter(choice -> !choice.getAttribute().getAttributeValue().isEmpty())
                .forEach(statement::addAttribute);
    }

    private static void keep(AttributeType attribute, Set<String> told) {
        List.copyOf(attribute.getAttributeValue()).stream()
                .filter(alias -> !told.contains(alias))
                .forEach(attribute::removeAttributeValue);
    }

    /** The aliases that may be told. */
    private static Set<String> told(LoginInputs inputs, AuthenticatedClientSessionModel clientSession) {
        ClientModel client = clientSession.getClient();
        Stream<Organization> told = inputs.application(client).application()
                ? ActiveOrganization.ofAssertion(inputs, clientSession).stream()
                        .map(entered -> entered.path().organization())
                : inputs.usable(client, clientSession.getUserSession().getUser()).stream();
        return told.map(Organization::alias).collect(Collectors.toSet());
    }
}
