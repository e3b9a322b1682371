package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;

/** Keycloak's own claim where it lists several organizations: only those in which the person is active stay. */
final class NativeClaim {

    private final LoginInputs inputs;
    private final UserModel user;

    NativeClaim(LoginInputs inputs, UserModel user) {
        this.inputs = inputs;
        this.user = user;
    }

    void removeInactive(AccessToken token) {
        Object claim = token.getOtherClaims().get(OAuth2Constants.ORGANIZATION);
        if (claim instanceof Map<?, ?> byAlias) {
            Map<Object, Object> active = new LinkedHashMap<>(byAlias);
            active.keySet().removeIf(alias -> !active(alias.toString()));
            put(token, active, active.isEmpty());
        } else if (claim instanceof Collection<?> aliases) {
            List<Object> active = new ArrayList<>(aliases);
            active.removeIf(alias -> !active(alias.toString()));
            put(token, active, active.isEmpty());
        } else if (claim instanceof String alias && !active(alias)) {
            put(token, alias, true);
        }
    }

    private static void put(AccessToken token, Object active, boolean none) {
        if (none) {
            token.getOtherClaims().remove(OAuth2Constants.ORGANIZATION);
        } else {
            token.getOtherClaims().put(OAuth2Constants.ORGANIZATION, active);
        }
    }

    private boolean active(String alias) {
        return inputs.inputs()
                .organizationByAlias(inputs.realm(), alias)
                .filter(id -> inputs.inputs()
                        .path(inputs.realm(), id)
                        .filter(OrganizationPath::usable)
                        .isPresent())
                .flatMap(id -> inputs.inputs().membership(inputs.realm(), id, new UserId(user.getId())))
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .isPresent();
    }
}
