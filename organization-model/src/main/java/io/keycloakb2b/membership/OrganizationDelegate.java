package io.keycloakb2b.membership;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** An organization that asks another model of itself about everything. */
abstract class OrganizationDelegate implements OrganizationModel {

    abstract OrganizationModel keycloaks();

    @Override
    public String getId() {
        return keycloaks().getId();
    }

    @Override
    public void setName(String name) {
        keycloaks().setName(name);
    }

    @Override
    public String getName() {
        return keycloaks().getName();
    }

    @Override
    public String getAlias() {
        return keycloaks().getAlias();
    }

    @Override
    public void setAlias(String alias) {
        keycloaks().setAlias(alias);
    }

    @Override
    public boolean isEnabled() {
        return keycloaks().isEnabled();
    }

    @Override
    public void setEnabled(boolean enabled) {
        keycloaks().setEnabled(enabled);
    }

    @Override
    public @Nullable String getDescription() {
        return keycloaks().getDescription();
    }

    @Override
    public void setDescription(String description) {
        keycloaks().setDescription(description);
    }

    @Override
    public @Nullable String getRedirectUrl() {
        return keycloaks().getRedirectUrl();
    }

    @Override
    public void setRedirectUrl(String redirectUrl) {
        keycloaks().setRedirectUrl(redirectUrl);
    }

    @Override
    public Map<String, List<String>> getAttributes() {
        return keycloaks().getAttributes();
    }

    @Override
    public void setAttributes(Map<String, List<String>> attributes) {
        keycloaks().setAttributes(attributes);
    }

    @Override
    public Stream<OrganizationDomainModel> getDomains() {
        return keycloaks().getDomains();
    }

    @Override
    public void setDomains(Set<OrganizationDomainModel> domains) {
        keycloaks().setDomains(domains);
    }

    @Override
    public Stream<IdentityProviderModel> getIdentityProviders() {
        return keycloaks().getIdentityProviders();
    }

    @Override
    public boolean isManaged(UserModel user) {
        return keycloaks().isManaged(user);
    }

    @Override
    public boolean isMember(UserModel user) {
        return keycloaks().isMember(user);
    }
}
