package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes invitations away, or what in them is no more. */
final class InvitationRows {

    /** How long an invitation that is over can still be looked up; the audit log knows of it for longer. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final List<String> PARTS = List.of("B2bInvitationRole", "B2bInvitationTeam");

    private final Rows rows;

    InvitationRows(Rows rows) {
        this.rows = rows;
    }

    /** What somebody who is gone has invited to can no longer be answered for, and is forgotten. */
    void userRemoved(RealmId realm, UserId user) {
        remove("(i.inviter = :user or i.answeredBy = :user)", realm, Map.of("user", user.value()));
    }

    void clientRemoved(RealmId realm, ClientId client) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "client", client.value());
        rows.execute("delete from B2bInvitationRole r where r.realmId = :realm and r.clientId = :client", parameters);
        rows.execute(
                "update B2bInvitation i set i.clientId = null, i.redirectUri = null"
                        + " where i.realmId = :realm and i.clientId = :client",
                parameters);
    }

    void roleRemoved(RealmId realm, RoleId role) {
        rows.execute(
                "delete from B2bInvitationRole r where r.realmId = :realm and r.roleId = :role"
                        + " and r.clientId is not null",
                Map.of("realm", realm.value(), "role", role.value()));
    }

    void teamRemoved(RealmId realm, TeamId team) {
        rows.execute(
                "delete from B2bInvitationTeam t where t.realmId = :realm and t.teamId = :team",
                Map.of("realm", realm.value(), "team", team.value()));
    }

    int removeOver(RealmId realm, Instant now) {
        return remove(
                "i.expiresAt < :limit", realm, Map.of("limit", now.minus(KEPT).toEpochMilli()));
    }

    int removeOrphans(RealmId realm, String noSuchInviter) {
        return remove("i.inviter is not null" + noSuchInviter, realm, Map.of());
    }

    private int remove(String condition, RealmId realm, Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("realm", realm.value());
        for (String part : PARTS) {
            rows.execute(
                    "delete from " + part + " x where x.realmId = :realm and x.invitationId in"
                            + " (select i.id from B2bInvitation i where i.realmId = :realm and " + condition + ")",
                    parameters);
        }
        return rows.execute("delete from B2bInvitation i where i.realmId = :realm and " + condition, parameters);
    }
}
