package io.keycloakb2b.command;

import java.util.Optional;
import java.util.function.Function;

/** What a merge patch (RFC 7396) says of one field: nothing, that it be cleared, or a new value. */
public sealed interface Patch<T> {

    /** Was not mentioned. */
    record Keep<T>() implements Patch<T> {}

    /** Was null. */
    record Clear<T>() implements Patch<T> {}

    /** Was given. */
    record Put<T>(T given) implements Patch<T> {}

    static <T> Patch<T> keep() {
        return new Keep<>();
    }

    static <T> Patch<T> clear() {
        return new Clear<>();
    }

    static <T> Patch<T> put(T value) {
        return new Put<>(value);
    }

    /** What there is after the patch. */
    default Optional<T> applyTo(Optional<T> stored) {
        if (this instanceof Put<T> put) {
            return Optional.of(put.given());
        }
        return this instanceof Clear<T> ? Optional.empty() : stored;
    }

    /** The new value, where there is one. */
    default Optional<T> value() {
        return applyTo(Optional.empty());
    }

    /** Whether the field was mentioned. */
    default boolean mentioned() {
        return !(this instanceof Keep<T>);
    }

    default <R> Patch<R> map(Function<T, R> change) {
        if (this instanceof Put<T> put) {
            return put(change.apply(put.given()));
        }
        return mentioned() ? clear() : keep();
    }
}
