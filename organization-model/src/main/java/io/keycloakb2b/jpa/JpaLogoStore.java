package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.Logo;
import io.keycloakb2b.spi.LogoStore;
import java.util.Map;
import java.util.Optional;

/** The logo that an organization has of its own. */
final class JpaLogoStore implements LogoStore {

    private final Rows rows;

    JpaLogoStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void put(OrganizationScope scope, Logo logo) {
        rows.put(new LogoEntity(scope.realm(), scope.organization(), logo), Checks::concurrentChange);
    }

    @Override
    public Optional<String> find(OrganizationScope scope) {
        return rows
                .list(
                        "select l.name from B2bLogo l where l.realmId = :realm and l.organizationId = :org",
                        String.class,
                        parameters(scope))
                .stream()
                .findFirst();
    }

    @Override
    public boolean remove(OrganizationScope scope) {
        return rows.execute(
                        "delete from B2bLogo l where l.realmId = :realm and l.organizationId = :org", parameters(scope))
                > 0;
    }

    private static Map<String, String> parameters(OrganizationScope scope) {
        return Map.of(
                "realm", scope.realm().value(), "org", scope.organization().value());
    }
}
