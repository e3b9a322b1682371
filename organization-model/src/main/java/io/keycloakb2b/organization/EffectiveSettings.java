package io.keycloakb2b.organization;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All settings of an organization after inheritance: the nearest value wins, within the locks above it. */
public record EffectiveSettings(Map<SettingName, EffectiveSetting> settings) {

    public EffectiveSettings {
        settings = Collections.unmodifiableMap(new EnumMap<>(settings));
    }

    /** Resolves levels given outermost first: realm, application, root organization, down to the organization. */
    public static EffectiveSettings of(List<SettingLevel> outermostFirst) {
        Map<SettingName, EffectiveSetting> settings = new EnumMap<>(SettingName.class);
        for (SettingName name : SettingName.values()) {
            settings.put(name, resolve(name, outermostFirst));
        }
        return new EffectiveSettings(settings);
    }

    public EffectiveSetting get(SettingName name) {
        return Objects.requireNonNull(settings.get(name), "every setting is resolved");
    }

    public String value(SettingName name) {
        return get(name).value();
    }

    /** For how long audit events are kept. */
    public Duration auditRetention() {
        return Duration.ofDays(SettingName.AUDIT_RETENTION.days(value(SettingName.AUDIT_RETENTION)));
    }

    /** The part that decides on logins. */
    public LoginRules loginRules() {
        return new LoginRules(
                SettingName.factors(value(SettingName.FIRST_FACTORS)),
                Boolean.parseBoolean(value(SettingName.SSO_REQUIRED)),
                new SecondFactorRules(
                        Set.of(MfaPolicy.named(value(SettingName.MFA)).orElseThrow()),
                        SettingName.secondFactors(value(SettingName.SECOND_FACTORS)),
                        Duration.ofDays(Long.parseLong(value(SettingName.MFA_GRACE_DAYS)))),
                new SessionRules(
                        SettingName.SESSION_LIFETIME.duration(value(SettingName.SESSION_LIFETIME)),
                        SettingName.SESSION_IDLE.duration(value(SettingName.SESSION_IDLE)),
                        SettingName.REAUTHENTICATION_INTERVAL.duration(value(SettingName.REAUTHENTICATION_INTERVAL))));
    }

    /** Whether somebody becomes a member by coming through an identity provider of the organization. */
    public boolean justInTime() {
        return Boolean.parseBoolean(value(SettingName.JUST_IN_TIME));
    }

    /** Whether one of the settings that end sessions when something else happens is on. */
    public boolean endsSessions(SettingName occasion) {
        return switch (occasion) {
            case END_SESSIONS_ON_SUSPENSION, END_SESSIONS_ON_PASSWORD_RESET, END_SESSIONS_ON_ROLE_CHANGE ->
                Boolean.parseBoolean(value(occasion));
            default -> throw new IllegalArgumentException(occasion + " ends no sessions");
        };
    }

    public RegistrationMode registrationMode() {
        return RegistrationMode.named(value(SettingName.REGISTRATION_MODE)).orElseThrow();
    }

    private static EffectiveSetting resolve(SettingName name, List<SettingLevel> levels) {
        String value = name.defaultValue();
        String lock = "";
        boolean locked = false;
        Optional<OrganizationId> source = Optional.empty();
        Optional<OrganizationId> lockedBy = Optional.empty();
        boolean lockedAbove = false;
        String lockAbove = "";
        Optional<OrganizationId> lockedAboveBy = Optional.empty();
        for (SettingLevel level : levels) {
            lockedAbove = locked;
            lockAbove = lock;
            lockedAboveBy = lockedBy;
            Setting setting = level.settings().get(name);
            if (setting == null) {
                continue;
            }
            value = locked ? name.stricter(lock, setting.value()) : setting.value();
            source = level.owner();
            if (level.locks(setting)) {
                lockedBy = locked ? lockedBy : level.owner();
                locked = true;
                lock = value;
            }
        }
        return new EffectiveSetting(name, value, source, lockedAbove, lockedAboveBy, lockedAbove ? lockAbove : value);
    }
}
