package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests to join, by person rather than by organization. */
final class JoinRequestRows {

    private final Rows rows;

    JoinRequestRows(Rows rows) {
        this.rows = rows;
    }

    /** The newest first. */
    List<JoinRequest> of(RealmId realm, UserId user) {
        return rows
                .list(
                        "select r from B2bJoinRequest r where r.realmId = :realm and r.userId = :user order by r.id desc",
                        JoinRequestEntity.class,
                        Map.of("realm", realm.value(), "user", user.value()))
                .stream()
                .map(JoinRequestEntity::request)
                .toList();
    }

    void userRemoved(RealmId realm, UserId user) {
        rows.execute(
                "delete from B2bJoinRequest r where r.realmId = :realm"
                        + " and (r.userId = :user or r.answeredBy = :user)",
                Map.of("realm", realm.value(), "user", user.value()));
    }

    /** As long as an invitation that is over. */
    int removeOver(RealmId realm, Instant now) {
        return rows.execute(
                "delete from B2bJoinRequest r where r.realmId = :realm and r.answeredAt < :limit",
                Map.of(
                        "realm",
                        realm.value(),
                        "limit",
                        now.minus(InvitationRows.KEPT).toEpochMilli()));
    }
}
