package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.ClientPolicyManager;
import org.keycloak.services.clientpolicy.ClientPolicyManagerFactory;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManagerFactory;

/** Takes the place of Keycloak's own under the same id. */
@AutoService(ClientPolicyManagerFactory.class)
public final class UserInfoGuardFactory extends DefaultClientPolicyManagerFactory {

    private static final int BEFORE_NATIVE = 10;

    @Override
    public ClientPolicyManager create(KeycloakSession session) {
        return new UserInfoGuard(session);
    }

    @Override
    public int order() {
        return BEFORE_NATIVE;
    }
}
