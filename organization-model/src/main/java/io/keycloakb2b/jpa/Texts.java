package io.keycloakb2b.jpa;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How texts stand in columns. */
final class Texts {

    private Texts() {}

    /** Oracle keeps the empty text as null. */
    static String orEmpty(@Nullable String column) {
        return column == null ? "" : column;
    }

    /** What two names must not share: the same for every locale and database. */
    static String nameKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
