package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.ServerAccess;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Gives whoever joins an organization its default roles, on every way in: Keycloak's own ways fire this event, too.
 * Costs realms that do not use the pack nothing.
 */
public final class DefaultRolesListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof OrganizationModel.OrganizationMemberJoinEvent joined) {
            KeycloakSession session = joined.getSession();
            RealmId realm = new RealmId(session.getContext().getRealm().getId());
            if (session.getProvider(DecisionInputsProvider.class).enabled(realm) && !NativeMembers.isKeeping(session)) {
                OrganizationScope scope = ServerAccess.organization(
                        realm, new OrganizationId(joined.getOrganization().getId()), Permission.ROLES_ASSIGN);
                new DefaultRoles(new CommandContext(session))
                        .give(scope, new UserId(joined.getUser().getId()));
            }
        }
    }
}
