package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts invitations together out of their rows. */
final class Invitations {

    private final Rows rows;
    private final CarriedRoles roles;

    Invitations(Rows rows) {
        this.rows = rows;
        this.roles = new CarriedRoles(rows, "B2bInvitationRole", "invitationId");
    }

    Optional<Invitation> ofToken(RealmId realm, InvitationToken.Hash token) {
        return whole(
                        realm,
                        rows.list(
                                "select i from B2bInvitation i where i.realmId = :realm and i.tokenHash = :token",
                                InvitationEntity.class,
                                Map.of("realm", realm.value(), "token", token.value())))
                .stream()
                .findFirst();
    }

    List<Invitation> pending(RealmId realm, String email, long now) {
        return whole(
                realm,
                rows.list(
                        "select i from B2bInvitation i where i.realmId = :realm and i.email = :email"
                                + " and i.status = 'PENDING' and i.expiresAt > :now order by i.createdAt desc, i.id",
                        InvitationEntity.class,
                        Map.of("realm", realm.value(), "email", email, "now", now)));
    }

    /** In the order of the entities. */
    List<Invitation> whole(RealmId realm, List<InvitationEntity> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        List<String> ids = entities.stream().map(InvitationEntity::id).toList();
        Map<String, Set<AssignedRole>> promised = roles.of(realm, ids);
        Map<String, Set<TeamId>> teams = new HashMap<>();
        rows.list(
                        "select t from B2bInvitationTeam t where t.realmId = :realm and t.invitationId in :ids",
                        InvitationTeamEntity.class,
                        Map.of("realm", realm.value(), "ids", ids))
                .forEach(row -> teams.computeIfAbsent(row.invitationId(), x -> new HashSet<>())
                        .add(row.team()));
        return entities.stream()
                .map(entity -> entity.invitation(
                        promised.getOrDefault(entity.id(), Set.of()), teams.getOrDefault(entity.id(), Set.of())))
                .toList();
    }
}
