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

    /**
     * A query for whom the roles of the user {@code :user} are assigned to: the user, as often as there is a group, and
     * the groups, of which teams are some. By it a database finds them in an index; beside an "or" it reads all
     * assignments that there are.
     */
    String holders() {
        String ofUser = " from " + table + " h where " + user("h") + " = :user";
        return "(select h.groupId" + ofUser + " union all select " + user("h") + ofUser + ")";
    }

    /** The expression for what becomes of the user with the membership, a name of Keycloak's membership types. */
    abstract String type(String alias);
}
