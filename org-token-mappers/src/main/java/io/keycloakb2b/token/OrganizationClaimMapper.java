package io.keycloakb2b.token;

import io.keycloakb2b.login.ActiveOrganization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** A claim about the organization that a token is for, as it is at the moment the claim is written. */
abstract class OrganizationClaimMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    private final String id;
    private final String displayType;
    private final String helpText;

    OrganizationClaimMapper(String id, String displayType, String helpText) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
    }

    /** The value of the claim; empty for no claim. */
    abstract Optional<Object> value(
            KeycloakSession session, UserSessionModel userSession, ActiveOrganization organization);

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel model,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        ActiveOrganization.of(session, context, TokenScope.of(token))
                .flatMap(organization -> value(session, userSession, organization))
                .ifPresent(value -> OIDCAttributeMapperHelper.mapClaim(token, written(model, value), value));
    }

    /** A list stays one even with a single entry, whatever the mapper's configuration says. */
    private static ProtocolMapperModel written(ProtocolMapperModel model, Object value) {
        if (!(value instanceof Collection<?>)) {
            return model;
        }
        ProtocolMapperModel copy = new ProtocolMapperModel();
        copy.setName(model.getName());
        copy.setConfig(new HashMap<>(model.getConfig()));
        copy.getConfig().put(ProtocolMapperUtils.MULTIVALUED, "true");
        return copy;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return displayType;
    }

    @Override
    public String getHelpText() {
        return helpText;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addTokenClaimNameConfig(properties);
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, getClass());
        return properties;
    }
}
