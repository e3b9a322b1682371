package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.SettingStore;
import java.util.Map;
import java.util.Set;

/** Settings that an organization itself has values for. */
final class JpaSettingStore implements SettingStore {

    private final Rows rows;

    JpaSettingStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void put(OrganizationScope scope, Setting setting) {
        rows.put(new SettingEntity(scope.realm(), scope.organization(), setting), Checks::concurrentChange);
    }

    @Override
    public void remove(OrganizationScope scope, SettingName name) {
        rows.execute(
                "delete from B2bSetting s where s.realmId = :realm and s.organizationId = :org and s.name = :name",
                Map.of(
                        "realm",
                        scope.realm().value(),
                        "org",
                        scope.organization().value(),
                        "name",
                        name.word()),
                Set.of(new DecisionSubject.OneOrganization(scope.realm(), scope.organization())));
    }
}
