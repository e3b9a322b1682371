package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Cuts ordered lists into pages by the key of the last item seen. */
final class KeysetPages {

    private final Rows rows;

    KeysetPages(Rows rows) {
        this.rows = rows;
    }

    /**
     * @param from the query's from and where clauses
     * @param name the expression to order by; the id decides between equal ones
     * @param selected what to select beside name and id
     * @param item makes an item of a row: id first, then name, then what was selected
     */
    <T> Page<T> page(
            String from,
            String name,
            String id,
            String selected,
            Map<String, ?> parameters,
            PageRequest request,
            Function<Object[], T> item) {
        Map<String, Object> all = new HashMap<>(parameters);
        String onward = "";
        Optional<PageKey> after = request.after().map(PageKey::parse);
        if (after.isPresent()) {
            // the first of the two conditions is where an index is entered; of an "or" databases make no such place
            onward = " and %1$s >= :afterName and (%1$s > :afterName or %2$s > :afterId)".formatted(name, id);
            all.put("afterName", after.get().name());
            all.put("afterId", after.get().id());
        }
        String jpql = "select " + id + ", " + name + ", " + selected + " from " + from + onward + " order by " + name
                + ", " + id;
        // one more than wanted tells whether there is a next page
        List<Object[]> found = rows.list(jpql, Object[].class, all, request.max() + 1);
        if (found.size() <= request.max()) {
            return new Page<>(found.stream().map(item).toList(), Optional.empty());
        }
        List<Object[]> page = found.subList(0, request.max());
        Object[] last = page.get(page.size() - 1);
        return new Page<>(
                page.stream().map(item).toList(), Optional.of(new PageKey((String) last[0], (String) last[1]).text()));
    }
}
