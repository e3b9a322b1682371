package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.UserId;
import org.keycloak.storage.StorageId;

/** Keycloak keeps group memberships of users in a foreign store apart from those of its own. */
enum NativeMembership {
    LOCAL("UserGroupMembershipEntity", "user.id") {
        @Override
        String type(String alias) {
            return alias + ".membershipType";
        }
    },
    FEDERATED("FederatedUserGroupMembershipEntity", "userId") {
        @Override
        String type(String alias) {
            return "'UNMANAGED'";
        }
    };

    private final String table;
    private final String user;

    NativeMembership(String table, String user) {
        this.table = table;
        this.user = user;
    }

    static NativeMembership of(UserId user) {
        return StorageId.isLocalStorage(user.value()) ? LOCAL : FEDERATED;
    }

    String table() {
        return table;
    }

    /** The expression for the user's id. */
    String user(String alias) {
        return alias + "." + user;
    }

    /** The expression for what becomes of the user with the membership, a name of Keycloak's membership types. */
    abstract String type(String alias);
}
