package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.UserAttributeMapper;
import org.keycloak.representations.IDToken;

/**
 * Keycloak's claim of a user's attribute under its own id, to the letter what Keycloak writes. An attribute that the
 * user lacks is looked for in the user's groups; Keycloak goes through them for each such claim of each token (the
 * client scope {@code profile} alone has a dozen), organizations among them, however many they are.
 */
@AutoService(ProtocolMapper.class)
public final class AttributeMapper extends UserAttributeMapper {

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
        Map<String, String> config = model.getConfig();
        @Nullable
        Collection<String> values = KeycloakModelUtils.resolveAttribute(
                user(userSession, context),
                config.get(ProtocolMapperUtils.USER_ATTRIBUTE),
                Boolean.parseBoolean(config.get(ProtocolMapperUtils.AGGREGATE_ATTRS)));
        if (values != null) {
            OIDCAttributeMapperHelper.mapClaim(token, model, values);
        }
    }

    /** The same for all claims of these tokens. */
    private static UserModel user(UserSessionModel userSession, ClientSessionContext context) {
        String attribute = AttributeMapper.class.getName() + " " + userSession.getId();
        @Nullable UserModel known = context.getAttribute(attribute, UserModel.class);
        if (known != null) {
            return known;
        }
        UserModel user = new UserOfReadGroups(userSession.getUser());
        context.setAttribute(attribute, user);
        return user;
    }
}
