package io.keycloakb2b.organization;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an organization writes down about a member; seen there and nowhere else. */
public record MemberAttributes(Map<String, String> values) {

    /** Most attributes of one member. */
    public static final int MAX_COUNT = 50;
    /** Longest name, in characters. */
    public static final int MAX_NAME = 64;
    /** Longest value, in characters. */
    public static final int MAX_VALUE = 1000;

    private static final String FIELD = "attributes";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0," + (MAX_NAME - 1) + "}");

    /** @throws OrganizationException {@code INVALID_VALUE} that names the attribute */
    public MemberAttributes {
        values = Map.copyOf(values);
        if (values.size() > MAX_COUNT) {
            throw OrganizationError.INVALID_VALUE.on(FIELD, "may be at most " + MAX_COUNT);
        }
        Set<String> folded = new HashSet<>();
        values.forEach((name, value) -> {
            requireName(name);
            requireValue(name, value);
            // some databases take names that differ in case for the same
            if (!folded.add(name.toLowerCase(Locale.ROOT))) {
                throw OrganizationError.INVALID_VALUE.on(FIELD + "." + name, "differs from another name in case only");
            }
        });
    }

    /**
     * @param changes a new value by name, or empty to take the attribute away
     * @throws OrganizationException {@code INVALID_VALUE} that names the attribute
     */
    public MemberAttributes with(Map<String, Optional<String>> changes) {
        Map<String, String> changed = new TreeMap<>(values);
        changes.forEach(
                (name, value) -> value.ifPresentOrElse(given -> changed.put(name, given), () -> changed.remove(name)));
        return new MemberAttributes(changed);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw OrganizationError.INVALID_VALUE.on(
                    FIELD,
                    "must have names of 1 to " + MAX_NAME
                            + " letters, digits, dots, hyphens and underscores that begin with a letter");
        }
    }

    private static void requireValue(String name, String value) {
        if (value.isBlank() || value.length() > MAX_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            throw OrganizationError.INVALID_VALUE.on(
                    FIELD + "." + name, "must have 1 to " + MAX_VALUE + " characters and no control characters");
        }
    }
}
