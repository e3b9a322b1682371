package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting of the pack that holds for a realm as a whole, kept as an attribute of the realm. Lowering a limit touches
 * nothing that is there already.
 */
public enum RealmSetting {
    /** How many levels a hierarchy may have; a root is the first. */
    MAX_DEPTH(OrganizationTree.DEFAULT_MAX_DEPTH, 1, OrganizationTree.GREATEST_MAX_DEPTH),
    /** For how many days a deleted organization can be had back; 0 removes at once. */
    DELETION_GRACE_DAYS(30, 0, 365),
    /** Whether people may found organizations, which they then own. */
    SELF_SERVICE(false),
    /** How many organizations one person may have founded; those in their grace period count. */
    SELF_SERVICE_LIMIT(5, 1, 100),
    /**
     * Whether an organization may require single sign-on only once somebody has signed in through its identity provider
     * and one of its owners is chosen for emergencies.
     */
    SINGLE_SIGN_ON_SAFEGUARDS(true),
    /** For how many days audit events are kept; organizations may keep theirs for longer. */
    AUDIT_RETENTION(SettingName.DEFAULT_RETENTION_DAYS, 1, SettingName.MAX_RETENTION_DAYS);

    private static final String PREFIX = "b2b.";

    private final String defaultValue;
    private final boolean number;
    private final int least;
    private final int greatest;

    RealmSetting(int defaultValue, int least, int greatest) {
        this.defaultValue = String.valueOf(defaultValue);
        this.number = true;
        this.least = least;
        this.greatest = greatest;
    }

    RealmSetting(boolean defaultValue) {
        this.defaultValue = String.valueOf(defaultValue);
        this.number = false;
        this.least = 0;
        this.greatest = 0;
    }

    /** The word in requests, for example {@code max-depth}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the realm's attribute; of what organizations inherit, the one that they inherit from. */
    public String attribute() {
        return this == AUDIT_RETENTION ? ApplicationAttributes.SETTING_PREFIX + word() : PREFIX + word();
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** Whether values are whole numbers within a range; otherwise they are true or false. */
    public boolean isNumber() {
        return number;
    }

    public int least() {
        return least;
    }

    public int greatest() {
        return greatest;
    }

    /** @throws OrganizationException {@code INVALID_VALUE} that names the setting */
    public String canonical(String value) {
        if (!number) {
            if (!value.equals("true") && !value.equals("false")) {
                throw OrganizationError.INVALID_VALUE.on(word(), "must be true or false");
            }
            return value;
        }
        int parsed = parse(value);
        if (parsed < least || parsed > greatest) {
            throw outOfRange();
        }
        return String.valueOf(parsed);
    }

    public static Optional<RealmSetting> named(String word) {
        return Arrays.stream(values())
                .filter(setting -> setting.word().equals(word))
                .findFirst();
    }

    private int parse(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw outOfRange();
        }
    }

    private OrganizationException outOfRange() {
        return OrganizationError.INVALID_VALUE.on(word(), "must be a whole number from " + least + " to " + greatest);
    }
}
