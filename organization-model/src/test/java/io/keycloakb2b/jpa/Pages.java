package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists page by page. */
final class Pages {

    private Pages() {}

    /** The whole of a list, two items at a time. */
    static <T> List<T> walk(Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<T> page = list.apply(new PageRequest(after, 2));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
