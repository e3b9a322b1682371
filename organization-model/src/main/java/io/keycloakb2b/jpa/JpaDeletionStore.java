package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.DeletionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Organizations that are on their way out. */
final class JpaDeletionStore implements DeletionStore {

    private final Rows rows;

    JpaDeletionStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void put(OrganizationScope scope, Deletion deletion) {
        Checks.own(scope, deletion.organization());
        new NativeOrganizations(rows).require(scope.realm(), scope.organization());
        rows.put(new DeletionEntity(scope.realm(), deletion), Checks::concurrentChange);
    }

    @Override
    public void remove(OrganizationScope scope) {
        rows.execute(
                "delete from B2bDeletion d where d.realmId = :realm and d.organizationId = :org",
                Checks.parameters(scope));
    }

    @Override
    public Optional<Deletion> find(OrganizationScope scope) {
        return rows.find(
                        DeletionEntity.class,
                        new DeletionEntity.Key(
                                scope.realm().value(), scope.organization().value()))
                .map(DeletionEntity::deletion);
    }

    @Override
    public List<Deletion> find(OrganizationScope scope, Collection<OrganizationScope> more) {
        List<OrganizationScope> scopes =
                Stream.concat(Stream.of(scope), more.stream()).toList();
        if (scopes.stream().anyMatch(one -> !one.realm().equals(scope.realm()))) {
            throw new IllegalArgumentException("The scopes are of several realms");
        }
        return rows
                .list(
                        "select d from B2bDeletion d where d.realmId = :realm and d.organizationId in :orgs",
                        DeletionEntity.class,
                        Map.of(
                                "realm",
                                scope.realm().value(),
                                "orgs",
                                scopes.stream()
                                        .map(one -> one.organization().value())
                                        .toList()))
                .stream()
                .map(DeletionEntity::deletion)
                .toList();
    }

    @Override
    public List<OrganizationId> due(RealmScope scope, Instant now, int max) {
        return rows
                .list(
                        "select d.organizationId from B2bDeletion d where d.realmId = :realm and d.purgeAt <= :now"
                                + " order by d.purgeAt, d.organizationId",
                        String.class,
                        Map.of("realm", scope.realm().value(), "now", now.toEpochMilli()),
                        max)
                .stream()
                .map(OrganizationId::new)
                .toList();
    }
}
