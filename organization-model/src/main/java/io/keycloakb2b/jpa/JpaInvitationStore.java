package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationFilter;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.InvitationStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Invitations of an organization. */
final class JpaInvitationStore implements InvitationStore {

    private static final String OF_ORGANIZATION = " i.realmId = :realm and i.organizationId = :org";

    /** What ends an invitation frees the address for the next one. */
    private static final String END = "update B2bInvitation i set i.status = :answer, i.pendingKey = i.id";

    private final Rows rows;
    private final KeysetPages pages;
    private final Invitations invitations;
    private final Clock clock;

    JpaInvitationStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.pages = new KeysetPages(rows);
        this.invitations = new Invitations(rows);
        this.clock = clock;
    }

    @Override
    public void insert(OrganizationScope scope, Invitation invitation, InvitationToken.Hash token) {
        Checks.own(scope, invitation.organization());
        makeRoom(scope, invitation.email());
        rows.insert(new InvitationEntity(scope.realm(), invitation, token), JpaInvitationStore::pendingAlready);
        invitation
                .terms()
                .roles()
                .forEach(role -> rows.insert(
                        new InvitationRoleEntity(scope.realm(), invitation, role), Checks::concurrentChange));
        invitation
                .terms()
                .teams()
                .forEach(team -> rows.insert(
                        new InvitationTeamEntity(scope.realm(), invitation, team), Checks::concurrentChange));
    }

    @Override
    public Optional<Invitation> find(OrganizationScope scope, InvitationId id) {
        return invitations
                .whole(
                        scope.realm(),
                        rows.list(
                                "select i from B2bInvitation i where" + OF_ORGANIZATION + " and i.id = :id",
                                InvitationEntity.class,
                                with(scope, "id", id.value())))
                .stream()
                .findFirst();
    }

    @Override
    public Page<Invitation> list(OrganizationScope scope, InvitationFilter filter, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        StringBuilder from = new StringBuilder("B2bInvitation i where").append(OF_ORGANIZATION);
        filter.email().ifPresent(email -> {
            from.append(" and i.email = :email");
            parameters.put("email", email);
        });
        filter.status().ifPresent(status -> {
            from.append(condition(status));
            switch (status) {
                case PENDING, EXPIRED -> parameters.put("now", clock.millis());
                case ACCEPTED, DECLINED, REVOKED -> {}
            }
        });
        Page<InvitationEntity> found =
                pages.page(from.toString(), "i.email", "i.id", "i", parameters, page, row -> (InvitationEntity) row[2]);
        return new Page<>(invitations.whole(scope.realm(), found.items()), found.next());
    }

    private static String condition(InvitationStatus status) {
        return switch (status) {
            case PENDING -> " and i.status = 'PENDING' and i.expiresAt > :now";
            case EXPIRED -> " and (i.status = 'EXPIRED' or (i.status = 'PENDING' and i.expiresAt <= :now))";
            case ACCEPTED -> " and i.status = 'ACCEPTED'";
            case DECLINED -> " and i.status = 'DECLINED'";
            case REVOKED -> " and i.status = 'REVOKED'";
        };
    }

    @Override
    public boolean renew(OrganizationScope scope, InvitationId id, InvitationToken.Hash token, Instant expiresAt) {
        Optional<Invitation> found = find(scope, id);
        if (found.isEmpty()) {
            return false;
        }
        Map<String, Object> parameters = new HashMap<>(with(scope, "id", id.value()));
        parameters.put("token", token.value());
        parameters.put("now", clock.millis());
        parameters.put("expires", expiresAt.toEpochMilli());
        parameters.put("email", found.get().email());
        requireRoom(scope, found.get());
        int renewed = rows.update(
                "update B2bInvitation i set i.tokenHash = :token, i.expiresAt = :expires, i.sent = i.sent + 1,"
                        + " i.sentAt = :now,"
                        + " i.status = 'PENDING', i.pendingKey = :email where" + OF_ORGANIZATION
                        + " and i.id = :id and i.status in ('PENDING', 'EXPIRED')",
                parameters,
                JpaInvitationStore::pendingAlready);
        return renewed > 0;
    }

    @Override
    public boolean answer(OrganizationScope scope, InvitationId id, InvitationStatus answer, Optional<UserId> by) {
        Map<String, Object> parameters = new HashMap<>(with(scope, "id", id.value()));
        parameters.put("answer", answer.name());
        parameters.put("now", clock.millis());
        String who = "";
        if (by.isPresent()) {
            who = ", i.answeredBy = :by";
            parameters.put("by", by.get().value());
        }
        int answered = rows.execute(
                END + ", i.answeredAt = :now" + who + " where" + OF_ORGANIZATION
                        + " and i.id = :id and i.status = 'PENDING' and i.expiresAt > :now",
                parameters);
        return answered > 0;
    }

    /** Writes down that an older invitation has expired; one that has not stands in the way. */
    private void makeRoom(OrganizationScope scope, String email) {
        Map<String, Object> parameters = new HashMap<>(with(scope, "email", email));
        parameters.put("answer", InvitationStatus.EXPIRED.name());
        parameters.put("now", clock.millis());
        rows.execute(
                END + " where" + OF_ORGANIZATION + " and i.pendingKey = :email and i.expiresAt <= :now", parameters);
        if (pending(scope, email).isPresent()) {
            throw pendingAlready();
        }
    }

    private void requireRoom(OrganizationScope scope, Invitation renewed) {
        if (pending(scope, renewed.email())
                .filter(id -> !id.equals(renewed.id().value()))
                .isPresent()) {
            throw pendingAlready();
        }
    }

    private Optional<String> pending(OrganizationScope scope, String email) {
        return rows
                .list(
                        "select i.id from B2bInvitation i where" + OF_ORGANIZATION + " and i.pendingKey = :email",
                        String.class,
                        with(scope, "email", email))
                .stream()
                .findFirst();
    }

    private static Map<String, Object> with(OrganizationScope scope, String name, String value) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put(name, value);
        return parameters;
    }

    private static OrganizationException pendingAlready() {
        return OrganizationError.ALREADY_EXISTS.on("email", "an invitation to this address is pending already");
    }
}
