package io.keycloakb2b.membership;

import org.keycloak.models.GroupModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Has a request forget what it has read once it changes it. Users of Keycloak's own database tell of the group behind
 * the organization, those of a foreign store of the organization.
 */
final class MembershipChanges implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof GroupModel.GroupMemberJoinEvent joined) {
            if (ofOrganization(joined.getGroup())) {
                SessionMemberships.forget(
                        joined.getKeycloakSession(), joined.getUser().getId());
            }
        } else if (event instanceof GroupModel.GroupMemberLeaveEvent left) {
            if (ofOrganization(left.getGroup())) {
                SessionMemberships.forget(
                        left.getKeycloakSession(), left.getUser().getId());
            }
        } else if (event instanceof OrganizationModel.OrganizationMembershipEvent changed) {
            SessionMemberships.forget(changed.getSession(), changed.getUser().getId());
        } else if (event instanceof UserModel.UserPreRemovedEvent removed) {
            SessionMemberships.forget(
                    removed.getKeycloakSession(), removed.getUser().getId());
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            SessionMemberships.forget(
                    removed.getKeycloakSession(), removed.getUser().getId());
        } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
            if (ofOrganization(removed.getGroup())) {
                SessionMemberships.forget(removed.getKeycloakSession());
            }
        } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            SessionMemberships.forget(removed.getKeycloakSession());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            SessionMemberships.forget(removed.getKeycloakSession());
        }
    }

    private static boolean ofOrganization(GroupModel group) {
        return group.getType() == GroupModel.Type.ORGANIZATION;
    }
}
