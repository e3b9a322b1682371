package io.keycloakb2b.rest;

import io.keycloakb2b.command.Patch;
import io.keycloakb2b.organization.OrganizationError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads single fields of requests. */
final class Fields {

    private Fields() {}

    /** @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE} */
    static <T> T required(String field, Optional<T> value) {
        return value.orElseThrow(() -> OrganizationError.MISSING_VALUE.on(field, "is needed"));
    }

    /**
     * The new value of something that cannot be cleared.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}
     */
    static <T> Optional<T> kept(String field, Patch<T> change) {
        if (change.mentioned() && change.value().isEmpty()) {
            throw OrganizationError.INVALID_VALUE.on(field, "must not be null");
        }
        return change.value();
    }

    /**
     * A list without gaps.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE}, {@code INVALID_VALUE}
     */
    static <T, C extends Collection<T>> C all(String field, Optional<C> values, int max) {
        C given = required(field, values);
        if (given.size() > max) {
            throw OrganizationError.INVALID_VALUE.on(field, "must be at most " + max);
        }
        for (Object value : given) {
            if (value == null) {
                throw OrganizationError.INVALID_VALUE.on(field, "must not hold null");
            }
        }
        return given;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} */
    static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw OrganizationError.INVALID_VALUE.on(field, "must be a moment such as 2030-01-31T12:00:00Z");
        }
    }

    /**
     * A day in a query, where there is one.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}
     */
    static Optional<LocalDate> day(String field, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            throw OrganizationError.INVALID_VALUE.on(field, "must be a day such as 2030-01-31");
        }
    }

    /** A switch in a query: absent, {@code false} or {@code true}. */
    static boolean flag(String field, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw OrganizationError.INVALID_VALUE.on(field, "must be true or false");
    }

    /** The constant of a word such as {@code before-login}. */
    static <E extends Enum<E>> E word(String field, String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> OrganizationError.INVALID_VALUE.on(
                        field,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Fields::word)
                                        .collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
