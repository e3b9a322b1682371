package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationGroupMembershipMapper;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.representations.IDToken;

/** Keycloak's groups of organizations, which it adds to the claim {@code organization}, for active memberships only. */
@AutoService(ProtocolMapper.class)
public final class ActiveMembershipGroupsMapper extends OrganizationGroupMembershipMapper {

    private static final int BEFORE_NATIVE = 10;

    @Override
    public int order() {
        return BEFORE_NATIVE;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel model,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        super.setClaim(token, model, userSession, session, context);
        new ActiveMemberships(session, userSession).keep(token, context);
    }
}
