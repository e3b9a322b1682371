package io.keycloakb2b.organization;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one level.
 *
 * @param owner the organization; empty for the realm or an application, which are outer locks
 */
public record SettingLevel(Optional<OrganizationId> owner, Map<SettingName, Setting> settings) {

    public SettingLevel {
        settings = Map.copyOf(settings);
    }

    public static SettingLevel of(Optional<OrganizationId> owner, Collection<Setting> settings) {
        Map<SettingName, Setting> byName = new EnumMap<>(SettingName.class);
        settings.forEach(setting -> byName.put(setting.name(), setting));
        return new SettingLevel(owner, byName);
    }

    /** The realm and an application are outer locks, but a brand is only a default there. */
    boolean locks(Setting setting) {
        return setting.locked() || (owner.isEmpty() && setting.name().bindsFromTheRealm());
    }
}
