package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.JoinRequestStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests to join an organization. */
final class JpaJoinRequestStore implements JoinRequestStore {

    private static final String OF_ORGANIZATION = " r.realmId = :realm and r.organizationId = :org";
    private static final String SELECT = "select r from B2bJoinRequest r where" + OF_ORGANIZATION;

    private final Rows rows;
    private final KeysetPages pages;
    private final Clock clock;

    JpaJoinRequestStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.pages = new KeysetPages(rows);
        this.clock = clock;
    }

    @Override
    public void insert(OrganizationScope scope, JoinRequest request) {
        Checks.own(scope, request.organization());
        boolean pending = rows.exists(
                "select r.id from B2bJoinRequest r where" + OF_ORGANIZATION + " and r.pendingKey = :user",
                with(scope, "user", request.user().value()));
        if (pending) {
            throw pendingAlready();
        }
        rows.insert(new JoinRequestEntity(scope.realm(), request), JpaJoinRequestStore::pendingAlready);
    }

    @Override
    public Optional<JoinRequest> find(OrganizationScope scope, JoinRequestId id) {
        return rows.list(SELECT + " and r.id = :id", JoinRequestEntity.class, with(scope, "id", id.value())).stream()
                .findFirst()
                .map(JoinRequestEntity::request);
    }

    @Override
    public Optional<JoinRequest> newest(OrganizationScope scope, UserId user) {
        return rows
                .list(
                        SELECT + " and r.userId = :user order by r.id desc",
                        JoinRequestEntity.class,
                        with(scope, "user", user.value()),
                        1)
                .stream()
                .findFirst()
                .map(JoinRequestEntity::request);
    }

    @Override
    public Page<JoinRequest> list(OrganizationScope scope, Optional<JoinRequestStatus> status, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        status.ifPresent(wanted -> parameters.put("status", wanted.name()));
        return pages.page(
                "B2bJoinRequest r where" + OF_ORGANIZATION + (status.isPresent() ? " and r.status = :status" : ""),
                "r.id",
                "r.id",
                "r",
                parameters,
                page,
                row -> ((JoinRequestEntity) row[2]).request());
    }

    @Override
    public boolean answer(OrganizationScope scope, JoinRequestId id, JoinRequestStatus answer, Optional<UserId> by) {
        Map<String, Object> parameters = with(scope, "id", id.value());
        parameters.put("answer", answer.name());
        parameters.put("now", clock.millis());
        String who = "";
        if (by.isPresent()) {
            who = ", r.answeredBy = :by";
            parameters.put("by", by.get().value());
        }
        int answered = rows.execute(
                "update B2bJoinRequest r set r.status = :answer, r.pendingKey = r.id, r.answeredAt = :now" + who
                        + " where" + OF_ORGANIZATION + " and r.id = :id and r.status = 'PENDING'",
                parameters);
        return answered > 0;
    }

    private static Map<String, Object> with(OrganizationScope scope, String name, String value) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put(name, value);
        return parameters;
    }

    private static OrganizationException pendingAlready() {
        return OrganizationError.ALREADY_EXISTS.because("a request of this person is waiting already");
    }
}
