package io.keycloakb2b.login;

import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.representations.IDToken;
import org.keycloak.utils.JsonUtils;

/** What Keycloak itself says about a person's organizations: only those in which the person is active stay. */
public final class NativeClaim {

    private final LoginInputs inputs;
    private final UserModel user;
    private final Predicate<OrganizationId> admitting;

    public NativeClaim(LoginInputs inputs, UserModel user) {
        this(inputs, user, organization -> true);
    }

    /** @param admitting what an active membership alone is not enough for */
    public NativeClaim(LoginInputs inputs, UserModel user, Predicate<OrganizationId> admitting) {
        this.inputs = inputs;
        this.user = user;
        this.admitting = admitting;
    }

    /** @param name as mappers write it, with dots between the names of nested claims */
    public void removeInactive(IDToken token, String name) {
        Map<String, Object> claims = token.getOtherClaims();
        Iterator<String> path = JsonUtils.splitClaimPath(name).iterator();
        while (path.hasNext()) {
            String part = path.next();
            if (!path.hasNext()) {
                removeInactive(claims, part);
                return;
            }
            if (!(claims.get(part) instanceof Map<?, ?> inner)) {
                return;
            }
            claims = nested(claims, part, inner);
        }
    }

    /** A copy in place of what a mapper may have made unchangeable. */
    private static Map<String, Object> nested(Map<String, Object> claims, String name, Map<?, ?> inner) {
        Map<String, Object> copy = new LinkedHashMap<>();
        inner.forEach((key, value) -> copy.put(key.toString(), value));
        claims.put(name, copy);
        return copy;
    }

    private void removeInactive(Map<String, Object> claims, String name) {
        @Nullable Object claim = claims.get(name);
        if (claim instanceof Map<?, ?> byAlias) {
            Map<Object, Object> active = new LinkedHashMap<>(byAlias);
            active.keySet().removeIf(alias -> !active(alias.toString()));
            put(claims, name, active, active.isEmpty());
        } else if (claim instanceof Collection<?> aliases) {
            List<Object> active = new ArrayList<>(aliases);
            active.removeIf(alias -> !active(alias.toString()));
            put(claims, name, active, active.isEmpty());
        } else if (claim instanceof String alias && !active(alias)) {
            put(claims, name, alias, true);
        }
    }

    private static void put(Map<String, Object> claims, String name, Object active, boolean none) {
        if (none) {
            claims.remove(name);
        } else {
            claims.put(name, active);
        }
    }

    /** Whether the person may be in the organization at this moment. */
    public boolean active(String alias) {
        return inputs.inputs()
                .organizationByAlias(inputs.realm(), alias)
                .filter(id -> inputs.inputs()
                        .path(inputs.realm(), id)
                        .filter(OrganizationPath::usable)
                        .isPresent())
                .flatMap(id -> inputs.inputs().membership(inputs.realm(), id, new UserId(user.getId())))
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .map(Membership::organization)
                .filter(admitting)
                .isPresent();
    }
}
