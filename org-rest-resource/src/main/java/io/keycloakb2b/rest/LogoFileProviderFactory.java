package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import io.keycloakb2b.brand.Brands;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts logos at {@code /realms/{realm}/b2b-logo}: pictures for everybody, and no API. */
@AutoService(RealmResourceProviderFactory.class)
public final class LogoFileProviderFactory extends RealmPathFactory {

    public LogoFileProviderFactory() {
        super(Brands.LOGOS, LogoFile::new);
    }
}
