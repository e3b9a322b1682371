package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.GroupModel;

/** Reads which teams of an organization people are in directly. The group that holds all members is no team. */
final class TeamsOfMembers {

    private final Rows rows;

    TeamsOfMembers(Rows rows) {
        this.rows = rows;
    }

    /**
     * @param kind of all of the users
     * @return by the id of the user; without those who are in none
     */
    Map<String, Set<TeamId>> of(
            RealmId realm, OrganizationId organization, NativeMembership kind, Collection<String> users) {
        Map<String, Set<TeamId>> teams = new HashMap<>();
        String user = kind.user("t");
        for (Object[] row : rows.list(
                "select " + user + ", t.groupId from " + kind.table() + " t"
                        + " join GroupEntity g on g.id = t.groupId"
                        + " join OrganizationEntity o on o.id = g.organization.id and o.realmId = g.realm"
                        + " where " + user + " in :users and g.realm = :realm and o.id = :org"
                        + " and g.id <> o.groupId and g.type = :type",
                Object[].class,
                Map.of(
                        "users",
                        users,
                        "realm",
                        realm.value(),
                        "org",
                        organization.value(),
                        "type",
                        GroupModel.Type.ORGANIZATION.intValue()))) {
            teams.computeIfAbsent((String) row[0], x -> new HashSet<>()).add(new TeamId((String) row[1]));
        }
        return teams;
    }
}
