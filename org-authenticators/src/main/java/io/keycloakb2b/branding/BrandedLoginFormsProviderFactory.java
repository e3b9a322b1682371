package io.keycloakb2b.branding;

import com.google.auto.service.AutoService;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.LoginFormsProviderFactory;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory by its order. */
@AutoService(LoginFormsProviderFactory.class)
public final class BrandedLoginFormsProviderFactory extends FreeMarkerLoginFormsProviderFactory {

    static final String ID = "b2b-branded";

    /** Anything above 0 comes before Keycloak's own. */
    private static final int ORDER = 10;

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new BrandedLoginFormsProvider(session);
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String getId() {
        return ID;
    }
}
