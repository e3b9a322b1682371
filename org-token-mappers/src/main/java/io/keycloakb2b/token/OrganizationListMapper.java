package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.TokensInTheMaking;
import io.keycloakb2b.organization.Organization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * Writes {@code organizations}: where the person may go on with the same application. In the ID token alone, and cut,
 * so that no request carries a list that grows with its person's memberships.
 */
@AutoService(ProtocolMapper.class)
public final class OrganizationListMapper extends AbstractOIDCProtocolMapper implements OIDCIDTokenMapper {

    static final String ID = "b2b-organizations-mapper";

    /** The most organizations that are listed. */
    static final int MOST = 20;

    private static final String TRUNCATED = "orgs_truncated";

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel model,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        if (ActiveOrganization.of(session, context, TokenScope.of(token)).isEmpty()) {
            return;
        }
        List<Organization> usable = usable(session, userSession, context);
        String name = model.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME);
        // Written as they are: Keycloak's own way of writing values knows no lists of objects.
        token.setOtherClaims(
                name,
                usable.stream()
                        .limit(MOST)
                        .map(organization -> Map.of(
                                "id", organization.id().value(),
                                "alias", organization.alias(),
                                "name", organization.name()))
                        .toList());
        if (usable.size() > MOST) {
            token.setOtherClaims(TRUNCATED, true);
        }
    }

    private static List<Organization> usable(
            KeycloakSession session, UserSessionModel userSession, ClientSessionContext context) {
        return TokensInTheMaking.of(session, context)
                .orElseThrow()
                .inputs()
                .usable(context.getClientSession().getClient(), userSession.getUser())
                .stream()
                .sorted(Comparator.comparing(Organization::name)
                        .thenComparing(organization -> organization.id().value()))
                .toList();
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
        return "Organizations of the member";
    }

    @Override
    public String getHelpText() {
        return "Adds the organizations in which the person may use the client to the ID token, by name: at most " + MOST
                + ", with " + TRUNCATED + " where there are more. Only where the token is for an organization.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addTokenClaimNameConfig(properties);
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, OrganizationListMapper.class);
        return properties;
    }
}
