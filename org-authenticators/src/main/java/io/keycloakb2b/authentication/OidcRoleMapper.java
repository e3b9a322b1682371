package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import java.util.Collection;
import java.util.List;
import org.keycloak.broker.oidc.KeycloakOIDCIdentityProviderFactory;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.oidc.mappers.AbstractClaimMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;

/** Roles and teams by a claim of an OpenID Connect provider. */
@AutoService(IdentityProviderMapper.class)
public final class OidcRoleMapper extends RoleMapper {

    static final String ID = "b2b-oidc-organization-roles";

    @Override
    Collection<String> values(String source, BrokeredIdentityContext context) {
        Object value = AbstractClaimMapper.getClaimValue(context, source);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    @Override
    String sourceLabel() {
        return "Claim";
    }

    @Override
    String sourceHelp() {
        return "Name of the claim, for example groups. A dot leads into an object; \\. is a dot in a name.";
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {KeycloakOIDCIdentityProviderFactory.PROVIDER_ID, OIDCIdentityProviderFactory.PROVIDER_ID};
    }

    @Override
    public String getDisplayType() {
        return "Organization roles by claim";
    }

    @Override
    public String getId() {
        return ID;
    }
}
