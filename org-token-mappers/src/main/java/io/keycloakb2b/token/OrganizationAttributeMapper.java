package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** Writes one fact of the organization that an assertion (SAML 2.0) is for, under the name that the mapper says. */
@AutoService(ProtocolMapper.class)
public final class OrganizationAttributeMapper extends AbstractSAMLProtocolMapper
        implements SAMLAttributeStatementMapper {

    static final String ID = "b2b-saml-organization-mapper";

    /** Setting: which fact, by its usual name. */
    static final String FACT = "b2b.fact";

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        UserModel user = userSession.getUser();
        LoginInputs.of(session)
                .flatMap(inputs -> ActiveOrganization.ofAssertion(inputs, clientSession))
                .flatMap(organization -> fact(model).map(fact -> fact.values(session, user, organization)))
                .filter(values -> !values.isEmpty())
                .ifPresent(values -> AttributeStatementHelper.addAttributes(statement, model, values));
    }

    private static Optional<OrganizationFact> fact(ProtocolMapperModel model) {
        return Arrays.stream(OrganizationFact.values())
                .filter(fact -> fact.word().equals(model.getConfig().get(FACT)))
                .findFirst();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayCategory() {
        return AttributeStatementHelper.ATTRIBUTE_STATEMENT_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Organization attribute";
    }

    @Override
    public String getHelpText() {
        return "Adds what there is to tell of the organization that the assertion is for, and of the member in it. Client "
                + "roles are the matter of Keycloak's role list, which also knows the member's app roles.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        AttributeStatementHelper.setConfigProperties(properties);
        ProviderConfigProperty fact = new ProviderConfigProperty(
                FACT,
                "What to tell",
                "The id or alias of the organization, the member's organization roles, type, teams or permissions, or the "
                        + "aliases from the root down to the organization.",
                ProviderConfigProperty.LIST_TYPE,
                OrganizationFact.ID.word());
        fact.setOptions(Arrays.stream(OrganizationFact.values())
                .map(OrganizationFact::word)
                .toList());
        properties.add(fact);
        return properties;
    }
}
