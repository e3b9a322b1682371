package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import io.keycloakb2b.brand.Brands;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts logos and favicons at {@code /realms/{realm}/b2b-logo}: pictures for everybody, and no API. */
@AutoService(RealmResourceProviderFactory.class)
public final class PictureFileProviderFactory extends RealmPathFactory {

    public PictureFileProviderFactory() {
        super(Brands.PICTURES, PictureFile::new);
    }
}
