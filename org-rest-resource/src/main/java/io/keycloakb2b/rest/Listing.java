package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.spi.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list as it leaves.
 *
 * @param next what to ask for with {@code after}; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Listing<T>(List<T> items, Optional<String> next) {

    static <S, T> Listing<T> of(Page<S> page, Function<S, T> view) {
        return new Listing<>(page.items().stream().map(view).toList(), page.next());
    }

    static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, Optional.empty());
    }
}
