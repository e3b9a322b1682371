package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.UsableProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider.FetchMode;

/** The buttons of identity providers on a login page: those the rules allow and no others. */
public final class OfferedProviders extends IdentityProviderBean {

    private final List<UsableProvider> usable;
    private final boolean social;

    private OfferedProviders(IdentityProviderBean delegate, List<UsableProvider> usable, boolean social) {
        super(delegate.getSession(), delegate.getRealm(), delegate.getBaseURI(), delegate.getFlowContext());
        this.usable = usable;
        this.social = social;
    }

    /**
     * @param social whether the realm's own providers are offered too
     */
    static void limit(LoginFormsProvider form, List<UsableProvider> usable, boolean social) {
        form.setAttributeMapper(attributes -> {
            attributes.computeIfPresent(
                    "social", (key, bean) -> new OfferedProviders((IdentityProviderBean) bean, usable, social));
            return attributes;
        });
    }

    @Override
    public List<IdentityProvider> getProviders() {
        List<IdentityProvider> offered = new ArrayList<>();
        usable.stream()
                .map(provider ->
                        session.identityProviders().getByAlias(provider.alias().value()))
                .filter(Objects::nonNull)
                .filter(IdentityProviderModel::isEnabled)
                .forEach(provider -> offered.add(createIdentityProvider(realm, baseURI, provider)));
        if (social) {
            session.identityProviders()
                    .getForLogin(FetchMode.REALM_ONLY, null)
                    .forEach(provider -> offered.add(createIdentityProvider(realm, baseURI, provider)));
        }
        offered.sort(IDP_COMPARATOR_INSTANCE);
        return offered;
    }
}
