package io.keycloakb2b.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one organization loses, and what changes for it, when the organizations above it become others. What it gains
 * is not told: roles stay as they were granted, and somebody has to assign them.
 *
 * @param applications applications that were active for it and are no longer
 * @param roles app roles that could be used and no longer can, by application
 * @param settings settings with another value
 */
public record MoveImpact(Set<ClientId> applications, Map<ClientId, Set<RoleId>> roles, List<SettingChange> settings) {

    private static final Comparator<ClientId> BY_CLIENT = Comparator.comparing(ClientId::value);

    /** A setting before and after. */
    public record SettingChange(SettingName name, String before, String after) {}

    /**
     * An organization at one place.
     *
     * @param applications what each organization from the root down to it was given, by application
     * @param settings the levels of settings, outermost first
     */
    public record Place(Map<ClientId, List<ApplicationLevel>> applications, List<SettingLevel> settings) {

        public Place {
            applications = Map.copyOf(applications);
            settings = List.copyOf(settings);
        }
    }

    /** @param composites of every application that occurs */
    public static MoveImpact between(Place before, Place after, Map<ClientId, CompositeRoles> composites) {
        Set<ClientId> applications = new TreeSet<>(BY_CLIENT);
        Map<ClientId, Set<RoleId>> roles = new TreeMap<>(BY_CLIENT);
        before.applications().forEach((client, levels) -> {
            CompositeRoles expansion = composites.getOrDefault(client, CompositeRoles.none());
            RoleCeiling held = RoleCeiling.of(levels, expansion);
            RoleCeiling kept = RoleCeiling.of(
                    after.applications().getOrDefault(client, List.of(ApplicationLevel.nothing())), expansion);
            if (held.active() && !kept.active()) {
                applications.add(client);
            }
            Set<RoleId> lost = new HashSet<>(held.allowed());
            lost.removeIf(role -> !held.admits(role) || kept.admits(role));
            if (!lost.isEmpty()) {
                roles.put(client, Set.copyOf(lost));
            }
        });
        return new MoveImpact(applications, roles, changes(before, after));
    }

    public boolean nothing() {
        return applications.isEmpty() && roles.isEmpty() && settings.isEmpty();
    }

    /** The same without what somebody may not see. */
    public MoveImpact withoutSettings() {
        return new MoveImpact(applications, roles, List.of());
    }

    private static List<SettingChange> changes(Place before, Place after) {
        EffectiveSettings was = EffectiveSettings.of(before.settings());
        EffectiveSettings becomes = EffectiveSettings.of(after.settings());
        List<SettingChange> changes = new ArrayList<>();
        for (SettingName name : SettingName.values()) {
            if (!was.value(name).equals(becomes.value(name))) {
                changes.add(new SettingChange(name, was.value(name), becomes.value(name)));
            }
        }
        return changes;
    }
}
