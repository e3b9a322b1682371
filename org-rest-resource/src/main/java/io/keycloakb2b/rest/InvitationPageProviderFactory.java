package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts the page behind mailed links at {@code /realms/{realm}/b2b-invitation}: a page for people, and no API. */
@AutoService(RealmResourceProviderFactory.class)
public final class InvitationPageProviderFactory extends RealmPathFactory {

    /** Also the segment of the path. */
    public static final String ID = "b2b-invitation";

    public InvitationPageProviderFactory() {
        super(ID, InvitationPage::new);
    }
}
