package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;

/** Roles and teams by an attribute of a SAML 2.0 provider. */
@AutoService(IdentityProviderMapper.class)
public final class SamlRoleMapper extends RoleMapper {

    static final String ID = "b2b-saml-organization-roles";

    /** Several statements of one name are treated like one with several values, as Keycloak does. */
    @Override
    Collection<String> values(String source, BrokeredIdentityContext context) {
        return context.getContextData().get(SAMLEndpoint.SAML_ASSERTION) instanceof AssertionType assertion
                ? assertion.getAttributeStatements().stream()
                        .map(AttributeStatementType::getAttributes)
                        .flatMap(List::stream)
                        .map(AttributeStatementType.ASTChoiceType::getAttribute)
                        .filter(attribute -> named(source, attribute))
                        .map(AttributeType::getAttributeValue)
                        .flatMap(List::stream)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }

    private static boolean named(String source, AttributeType attribute) {
        return source.equals(attribute.getName()) || source.equals(attribute.getFriendlyName());
    }

    @Override
    String sourceLabel() {
        return "Attribute";
    }

    @Override
    String sourceHelp() {
        return "Name or friendly name of the attribute.";
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {SAMLIdentityProviderFactory.PROVIDER_ID};
    }

    @Override
    public String getDisplayType() {
        return "Organization roles by attribute";
    }

    @Override
    public String getId() {
        return ID;
    }
}
