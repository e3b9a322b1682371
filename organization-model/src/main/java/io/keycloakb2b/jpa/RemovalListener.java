package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.RemovalStore;
import java.util.function.BiConsumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Follows what Keycloak removes. Events come in the transaction of the removal: either both are gone, or neither. Costs
 * realms that never used the pack nothing.
 */
final class RemovalListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            organizationRemoved(removed.getKeycloakSession(), removed.getOrganization());
        } else if (event instanceof OrganizationModel.OrganizationMemberLeaveEvent left) {
            memberLeft(left);
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            clean(
                    removed.getKeycloakSession(),
                    removed.getRealm(),
                    (store, realm) -> store.userRemoved(
                            realm, new UserId(removed.getUser().getId())));
        } else if (event instanceof ClientModel.ClientRemovedEvent removed) {
            ClientModel client = removed.getClient();
            clean(
                    removed.getKeycloakSession(),
                    client.getRealm(),
                    (store, realm) -> store.clientRemoved(realm, new ClientId(client.getId())));
        } else if (event instanceof RoleContainerModel.RoleRemovedEvent removed) {
            roleRemoved(removed.getKeycloakSession(), removed.getRole());
        } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
            clean(
                    removed.getKeycloakSession(),
                    removed.getRealm(),
                    (store, realm) -> store.teamRemoved(
                            realm, new TeamId(removed.getGroup().getId())));
        } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            providerGone(removed.getKeycloakSession(), removed.getRealm(), removed.getRemovedIdentityProvider());
        } else if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            if (updated.getUpdatedIdentityProvider().getOrganizationId() == null) {
                providerGone(updated.getKeycloakSession(), updated.getRealm(), updated.getUpdatedIdentityProvider());
            }
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            // its attributes are gone already, so there is no telling whether the pack was used
            removals(removed.getKeycloakSession())
                    .realmRemoved(new RealmId(removed.getRealm().getId()));
        }
    }

    private static void organizationRemoved(KeycloakSession session, OrganizationModel organization) {
        RealmModel realm = session.getContext().getRealm();
        if (session.realms().getRealm(realm.getId()) == null) {
            return; // the whole realm goes, and says so itself
        }
        clean(session, realm, (store, realmId) -> {
            OrganizationId id = new OrganizationId(organization.getId());
            refuseWithChildren(session, realmId, id);
            store.organizationRemoved(realmId, id);
        });
    }

    /** The lock keeps children from being added between this question and the end of the transaction. */
    private static void refuseWithChildren(KeycloakSession session, RealmId realm, OrganizationId organization) {
        Rows rows = new Rows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
        new NativeOrganizations(rows).lock(realm, organization);
        if (new Children(rows).anyOf(realm, organization)) {
            throw new ModelValidationException("The organization has child organizations; remove or move them first");
        }
    }

    private static void memberLeft(OrganizationModel.OrganizationMemberLeaveEvent left) {
        clean(
                left.getSession(),
                left.getSession().getContext().getRealm(),
                (store, realm) -> store.memberLeft(
                        realm,
                        new OrganizationId(left.getOrganization().getId()),
                        new UserId(left.getUser().getId())));
    }

    private static void roleRemoved(KeycloakSession session, RoleModel role) {
        if (role.isClientRole() && role.getContainer() instanceof ClientModel client) {
            clean(session, client.getRealm(), (store, realm) -> store.roleRemoved(realm, new RoleId(role.getId())));
        }
    }

    /** What it gave goes with it; who is in a team by its word alone leaves the team. */
    private static void providerGone(KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {
        clean(session, realm, (store, realmId) -> {
            for (ProviderTeam team : store.providerRemoved(realmId, provider.getInternalId())) {
                UserModel user = session.users().getUserById(realm, team.user().value());
                GroupModel group =
                        session.groups().getGroupById(realm, team.team().value());
                if (user != null && group != null) {
                    user.leaveGroup(group);
                }
            }
        });
    }

    private static void clean(KeycloakSession session, RealmModel realm, BiConsumer<RemovalStore, RealmId> work) {
        if (realm.getAttribute(ApplicationAttributes.REALM_ENABLED) != null) {
            work.accept(removals(session), new RealmId(realm.getId()));
        }
    }

    private static RemovalStore removals(KeycloakSession session) {
        return session.getProvider(OrganizationStoreProvider.class).removals();
    }
}
