package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.RealmSetting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.cache.CachedRealmModel;

/** Reads and changes what the platform has set for a realm as a whole. */
public final class RealmSettings {

    private final CommandContext context;

    public RealmSettings(CommandContext context) {
        this.context = context;
    }

    /** Every setting with the value that holds. */
    public Map<RealmSetting, String> all() {
        Map<RealmSetting, String> values = new EnumMap<>(RealmSetting.class);
        for (RealmSetting setting : RealmSetting.values()) {
            values.put(setting, value(setting));
        }
        return values;
    }

    /** The same as the database has it now, for whoever holds the lock of the catalogue. */
    public Map<RealmSetting, String> fresh() {
        if (context.realm() instanceof CachedRealmModel cached) {
            cached.invalidate();
        }
        return all();
    }

    /**
     * @param changes a new value, or empty for the default
     * @throws OrganizationException {@code INVALID_VALUE} that names the setting
     */
    public void change(RealmScope scope, Map<RealmSetting, Optional<String>> changes) {
        Map<RealmSetting, String> before = all();
        changes.forEach((setting, value) -> value.map(setting::canonical)
                .ifPresentOrElse(
                        canonical -> context.realm().setAttribute(setting.attribute(), canonical),
                        () -> context.realm().removeAttribute(setting.attribute())));
        context.audit(scope, "realm.settings", "realm:" + scope.realm(), before, all());
    }

    public int maxDepth() {
        return number(RealmSetting.MAX_DEPTH);
    }

    public Duration deletionGrace() {
        return Duration.ofDays(number(RealmSetting.DELETION_GRACE_DAYS));
    }

    /** For how long audit events are kept at least. */
    public Duration auditRetention() {
        return Duration.ofDays(number(RealmSetting.AUDIT_RETENTION));
    }

    public boolean selfService() {
        return Boolean.parseBoolean(value(RealmSetting.SELF_SERVICE));
    }

    public int selfServiceLimit() {
        return number(RealmSetting.SELF_SERVICE_LIMIT);
    }

    public boolean singleSignOnSafeguards() {
        return Boolean.parseBoolean(value(RealmSetting.SINGLE_SIGN_ON_SAFEGUARDS));
    }

    private int number(RealmSetting setting) {
        return Integer.parseInt(value(setting));
    }

    /** A value that makes no sense is no reason to be lax: whoever decides by it fails. */
    private String value(RealmSetting setting) {
        String stored = context.realm().getAttribute(setting.attribute());
        if (stored == null || stored.isEmpty()) {
            return setting.defaultValue();
        }
        try {
            return setting.canonical(stored);
        } catch (OrganizationException invalid) {
            throw new IllegalStateException(
                    "The attribute " + setting.attribute() + " of realm "
                            + context.realm().getName() + " " + invalid.rule(),
                    invalid);
        }
    }
}
