package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;

/** Settings that an organization itself has values for. Reading is {@link DecisionInputsProvider#settings}. */
public interface SettingStore {

    void put(OrganizationScope scope, Setting setting);

    /** From now on the organization inherits the setting. */
    void remove(OrganizationScope scope, SettingName name);
}
