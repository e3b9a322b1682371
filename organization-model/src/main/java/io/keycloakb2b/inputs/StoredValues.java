package io.keycloakb2b.inputs;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads attributes of one realm or client. A value that makes no sense is no reason to be lax: whoever decides by it
 * fails, and the message says where to look.
 *
 * @param holder the realm or client, for messages
 */
record StoredValues(String holder, Function<String, @Nullable String> attributes) {

    boolean flag(String attribute) {
        String value = attributes.apply(attribute);
        if (absent(value) || "false".equals(value)) {
            return false;
        }
        if ("true".equals(value)) {
            return true;
        }
        throw unreadable(attribute, "must be true or false", null);
    }

    /** An enum constant by its lower-case word. */
    <E extends Enum<E>> E word(String attribute, E whenAbsent) {
        String value = attributes.apply(attribute);
        if (absent(value)) {
            return whenAbsent;
        }
        E[] constants = whenAbsent.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> unreadable(
                        attribute,
                        "must be one of "
                                + Arrays.stream(constants)
                                        .map(StoredValues::word)
                                        .collect(Collectors.joining(", ")),
                        null));
    }

    List<Setting> settings(Collection<SettingName> names) {
        List<Setting> settings = new ArrayList<>();
        names.forEach(name -> setting(name).ifPresent(settings::add));
        return settings;
    }

    Optional<Relation.OfUser> relation(String attribute) {
        String value = attributes.apply(attribute);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Relation.OfUser.parse(attribute, value));
        } catch (OrganizationException invalid) {
            throw unreadable(attribute, invalid.rule(), invalid);
        }
    }

    private Optional<Setting> setting(SettingName name) {
        String attribute = ApplicationAttributes.SETTING_PREFIX + name.word();
        String value = attributes.apply(attribute);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Setting(name, value, true));
        } catch (OrganizationException invalid) {
            throw unreadable(attribute, invalid.rule(), invalid);
        }
    }

    private IllegalStateException unreadable(String attribute, String rule, @Nullable Throwable cause) {
        return new IllegalStateException("The attribute " + attribute + " of " + holder + " " + rule, cause);
    }

    private static boolean absent(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
