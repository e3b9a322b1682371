package io.keycloakb2b.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How texts stand in columns. */
final class Texts {

    private Texts() {}

    /** Oracle keeps the empty text as null. */
    static String orEmpty(@Nullable String column) {
        return column == null ? "" : column;
    }

    /** Whether a row can hold it: PostgreSQL takes no NUL, and fails where it is asked for one. */
    static boolean storable(String text) {
        return text.indexOf('\0') < 0;
    }

    /** What two names must not share: the same for every locale and database. */
    static String nameKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A short key for a text that is too long for an index, or that a collation should not compare: SHA-256 in hex. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
