package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * Hands the member's effective app roles to Keycloak's own role mappers, which run afterwards and write them where
 * they write all client roles; so does the mapper that resolves audiences.
 */
@AutoService(ProtocolMapper.class)
public final class AppRolesMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    static final String ID = "b2b-app-roles-mapper";

    /** Before the first of Keycloak's own that look at roles. */
    private static final int PRIORITY = ProtocolMapperUtils.PRIORITY_ROLE_NAMES_MAPPER - 5;

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel model,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        new OrganizationAppRoles(session, context).resolve(TokenScope.of(token));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Organization app roles";
    }

    @Override
    public String getHelpText() {
        return "Adds the app roles that the member holds in the organization that the token is for to the client roles "
                + "of the token. Keycloak's mappers of client roles and audiences write them; role scope mappings of "
                + "the client apply.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, AppRolesMapper.class);
        return properties;
    }
}
