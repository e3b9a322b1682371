package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.DomainStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mail domains of an organization. */
final class JpaDomainStore implements DomainStore {

    private final Rows rows;

    JpaDomainStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void put(OrganizationScope scope, DomainProof domain) {
        Checks.own(scope, domain.organization());
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("ownerKey", DomainEntity.ownerKey(domain));
        boolean taken = rows.exists(
                "select d.domain from B2bDomain d where d.realmId = :realm and d.ownerKey = :ownerKey"
                        + " and d.organizationId <> :org",
                parameters);
        if (taken) {
            throw ownedElsewhere();
        }
        rows.put(new DomainEntity(scope.realm(), domain), JpaDomainStore::ownedElsewhere);
    }

    @Override
    public boolean remove(OrganizationScope scope, String domain) {
        int removed = rows.execute(
                "delete from B2bDomain d where d.realmId = :realm and d.organizationId = :org and d.domain = :domain",
                Map.of(
                        "realm",
                        scope.realm().value(),
                        "org",
                        scope.organization().value(),
                        "domain",
                        domain),
                Set.of(new DecisionSubject.MailDomain(scope.realm(), domain)));
        return removed > 0;
    }

    @Override
    public List<DomainProof> all(OrganizationScope scope) {
        return rows
                .list(
                        "select d from B2bDomain d where d.realmId = :realm and d.organizationId = :org"
                                + " order by d.domain",
                        DomainEntity.class,
                        Checks.parameters(scope))
                .stream()
                .map(DomainEntity::proof)
                .toList();
    }

    /** Says nothing of the other organization. */
    private static OrganizationException ownedElsewhere() {
        return OrganizationError.ALREADY_EXISTS.on("domain", "the domain belongs to an organization already");
    }
}
