package io.keycloakb2b.authentication;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceCodeModel;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.oidc.grants.device.endpoints.DeviceEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A device that polls while its user signs in elsewhere (RFC 8628). Keycloak issues its token by a record of what the
 * device asked for, which has to learn what the login ended with.
 */
final class WaitingDevice {

    /** Keycloak's name for it in the record. */
    private static final String SCOPE = "scope";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;

    WaitingDevice(KeycloakSession session, AuthenticationSessionModel authSession) {
        this.session = session;
        this.authSession = authSession;
    }

    /** Whether a login is for a device; such a login has nowhere to go back to. */
    static boolean of(AuthenticationSessionModel authSession) {
        return DeviceGrantType.isOAuth2DeviceVerificationFlow(authSession);
    }

    /** Lets the device have this scope, where there is one and its code has not expired. */
    void isGiven(String scope) {
        if (!of(authSession)) {
            return;
        }
        @Nullable
        OAuth2DeviceCodeModel code = DeviceEndpoint.getDeviceByUserCode(
                session,
                authSession.getRealm(),
                authSession.getClientNote(DeviceGrantType.OAUTH2_DEVICE_VERIFIED_USER_CODE));
        if (code != null) {
            Map<String, String> record = new HashMap<>(code.toMap());
            record.put(SCOPE, scope);
            session.singleUseObjects().replace(code.serializeKey(), record);
        }
    }
}
