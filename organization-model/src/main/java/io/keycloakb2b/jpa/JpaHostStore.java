package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.HostStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The host of an organization. */
final class JpaHostStore implements HostStore {

    private final Rows rows;

    JpaHostStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void put(OrganizationScope scope, HostName host) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("host", host.value());
        boolean taken = rows.exists(
                "select h.host from B2bHost h where h.realmId = :realm and h.host = :host and h.organizationId <> :org",
                parameters);
        if (taken) {
            throw takenElsewhere();
        }
        remove(scope);
        rows.put(new HostEntity(scope.realm(), scope.organization(), host), JpaHostStore::takenElsewhere);
    }

    @Override
    public Optional<HostName> find(OrganizationScope scope) {
        return rows
                .list(
                        "select h.host from B2bHost h where h.realmId = :realm and h.organizationId = :org",
                        String.class,
                        Checks.parameters(scope))
                .stream()
                .findFirst()
                .map(HostName::new);
    }

    @Override
    public void remove(OrganizationScope scope) {
        find(scope)
                .ifPresent(host -> rows.execute(
                        "delete from B2bHost h where h.realmId = :realm and h.organizationId = :org",
                        Checks.parameters(scope),
                        Set.of(new DecisionSubject.Host(scope.realm(), host))));
    }

    /** Says nothing of the other organization. */
    private static OrganizationException takenElsewhere() {
        return OrganizationError.ALREADY_EXISTS.on("host", "the host belongs to an organization already");
    }
}
