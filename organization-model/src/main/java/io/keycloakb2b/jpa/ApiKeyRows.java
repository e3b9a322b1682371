package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Ends API keys for which nobody answers any more, and takes away what in them is no more. */
final class ApiKeyRows {

    /** How long a key that is over can still be looked up; the audit log may know of it for longer. */
    static final Duration KEPT = Duration.ofDays(365);

    private final Rows rows;
    private final Clock clock;

    ApiKeyRows(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Who made a key stays in it, for as long as that is somebody. */
    void memberLeft(RealmId realm, OrganizationId organization, UserId user) {
        revoke(
                "k.organizationId = :org and k.sponsor = :user",
                realm,
                Map.of("org", organization.value(), "user", user.value()));
    }

    void userRemoved(RealmId realm, UserId user) {
        revoke("k.sponsor = :user", realm, Map.of("user", user.value()));
        rows.execute(
                "update B2bApiKey k set k.creator = null where k.realmId = :realm and k.creator = :user",
                Map.of("realm", realm.value(), "user", user.value()));
    }

    void clientRemoved(RealmId realm, ClientId client) {
        rows.execute(
                "delete from B2bApiKeyRole r where r.realmId = :realm and r.clientId = :client",
                Map.of("realm", realm.value(), "client", client.value()));
    }

    void roleRemoved(RealmId realm, RoleId role) {
        rows.execute(
                "delete from B2bApiKeyRole r where r.realmId = :realm and r.roleId = :role"
                        + " and r.clientId is not null",
                Map.of("realm", realm.value(), "role", role.value()));
    }

    /** @param noSuchUser a condition over the column that it is given for, see {@link Sweep} */
    int removeOrphans(RealmId realm, UnaryOperator<String> noSuchUser) {
        int changed = revoke("k.sponsor is not null" + noSuchUser.apply("k.sponsor"), realm, Map.of());
        return changed
                + rows.execute(
                        "update B2bApiKey k set k.creator = null where k.realmId = :realm and k.creator is not null"
                                + noSuchUser.apply("k.creator"),
                        Map.of("realm", realm.value()));
    }

    int removeOver(RealmId realm, Instant now) {
        String over = "(k.revokedAt < :limit or k.expiresAt < :limit)";
        Map<String, Object> parameters =
                Map.of("realm", realm.value(), "limit", now.minus(KEPT).toEpochMilli());
        rows.execute(
                "delete from B2bApiKeyRole r where r.realmId = :realm and r.keyId in"
                        + " (select k.id from B2bApiKey k where k.realmId = :realm and " + over + ")",
                parameters);
        return rows.execute("delete from B2bApiKey k where k.realmId = :realm and " + over, parameters);
    }

    /** A key without a sponsor would be the platform's: it is ended in the statement that takes the sponsor away. */
    private int revoke(String condition, RealmId realm, Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("realm", realm.value());
        parameters.put("now", clock.millis());
        return rows.execute(
                "update B2bApiKey k set k.revokedAt = coalesce(k.revokedAt, :now), k.sponsor = null"
                        + " where k.realmId = :realm and " + condition,
                parameters);
    }
}
