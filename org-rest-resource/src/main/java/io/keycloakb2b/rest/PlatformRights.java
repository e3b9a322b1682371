package io.keycloakb2b.rest;

import io.keycloakb2b.organization.OrganizationError;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What the platform needs beside the management of organizations, as Keycloak's own evaluator says. */
final class PlatformRights {

    private final AdminPermissionEvaluator auth;

    PlatformRights(AdminPermissionEvaluator auth) {
        this.auth = auth;
    }

    void requireSetUp() {
        requireClients();
        if (!auth.realm().canManageRealm() || !auth.realm().canManageIdentityProviders()) {
            throw OrganizationError.FORBIDDEN.because("manage-realm and manage-identity-providers are needed");
        }
    }

    void requireClients() {
        if (!auth.clients().canManage()) {
            throw OrganizationError.FORBIDDEN.because("manage-clients is needed");
        }
    }
}
