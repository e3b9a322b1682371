package io.keycloakb2b.rest;

import io.keycloakb2b.organization.OrganizationError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads single fields of requests. */
final class Fields {

    private Fields() {}

    /** @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE} */
    static <T> T required(String field, Optional<T> value) {
        return value.orElseThrow(() -> OrganizationError.MISSING_VALUE.on(field, "is needed"));
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
