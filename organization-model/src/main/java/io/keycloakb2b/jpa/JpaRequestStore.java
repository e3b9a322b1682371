package io.keycloakb2b.jpa;

import io.keycloakb2b.access.SenderScope;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.RequestStore;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ModelException;

/** Keyed requests. Of two that come at once, the database has the second wait for the first. */
final class JpaRequestStore implements RequestStore {

    private final Rows rows;
    private final Clock clock;

    JpaRequestStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Answered> claim(
            SenderScope scope, String key, String fingerprint, Optional<OrganizationId> organization) {
        Optional<RequestEntity> before = find(scope, key);
        if (before.filter(request -> !request.createdBefore(clock.instant().minus(KEPT)))
                .isPresent()) {
            return Optional.of(before.get().answer().orElseThrow(Checks::concurrentChange));
        }
        if (before.isPresent()) {
            forget(scope, key);
        }
        insert(new RequestEntity(scope, hash(scope, key), fingerprint, organization, clock.instant()));
        return Optional.empty();
    }

    @Override
    public void answer(SenderScope scope, String key, int status, String body) {
        RequestEntity request = find(scope, key).orElseThrow(Checks::concurrentChange);
        request.answered(status, body);
        rows.put(request, Checks::concurrentChange);
    }

    private Optional<RequestEntity> find(SenderScope scope, String key) {
        return rows.find(
                RequestEntity.class, new RequestEntity.Key(scope.realm().value(), hash(scope, key)));
    }

    private void forget(SenderScope scope, String key) {
        rows.execute(
                "delete from B2bRequest r where r.realmId = :realm and r.keyHash = :key",
                Map.of("realm", scope.realm().value(), "key", hash(scope, key)));
    }

    private void insert(RequestEntity request) {
        try {
            rows.insert(request, Checks::concurrentChange);
        } catch (PersistenceException | ModelException failure) {
            throw Locks.lost(failure) ? Checks.concurrentChange() : failure;
        }
    }

    /** Each part with its length before it, so that no two senders and keys run into one. */
    private static String hash(SenderScope scope, String key) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(scope.realmOfSender(), scope.sender(), key)) {
            text.append(part.length()).append(':').append(part);
        }
        return Texts.hash(text.toString());
    }
}
