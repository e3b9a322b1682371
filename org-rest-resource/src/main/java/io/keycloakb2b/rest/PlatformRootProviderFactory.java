package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.Caller;
import io.keycloakb2b.login.Impersonation;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Puts the platform root at {@code /admin/realms/{realm}/b2b}, behind Keycloak's own authentication. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class PlatformRootProviderFactory
        implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    @Override
    public String getId() {
        return OrganizationRootProviderFactory.ID;
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        return new PlatformResource(new Desk(session, () -> Optional.of(caller(session, realm, auth))), auth);
    }

    private static Caller caller(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {
        AdminAuth admin = auth.adminAuth();
        boolean mayManage = auth.hasOneAdminRole(AdminRoles.MANAGE_ORGANIZATIONS);
        boolean mayView = mayManage || auth.hasOneAdminRole(AdminRoles.VIEW_ORGANIZATIONS);
        return new Caller.PlatformAdministrator(
                new RealmId(realm.getId()),
                mayView,
                mayManage,
                Actor.platform(
                                new UserId(admin.getUser().getId()),
                                admin.getRealm().getName(),
                                admin.getClient().getClientId(),
                                session.getContext().getConnection().getRemoteHost())
                        .impersonatedBy(Impersonation.of(session(session, admin))));
    }

    private static @Nullable UserSessionModel session(KeycloakSession session, AdminAuth admin) {
        String id = admin.getToken().getSessionId();
        return id == null ? null : session.sessions().getUserSession(admin.getRealm(), id);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
