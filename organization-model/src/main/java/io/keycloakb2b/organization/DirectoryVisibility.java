package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may look up the people of an organization; ordered from lax to strict. */
public enum DirectoryVisibility {
    /** Every active member but consumers, who never see nor are seen. */
    MEMBERS,
    /** Those who may read members anyway. */
    ADMINISTRATORS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DirectoryVisibility> named(String word) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.word().equals(word))
                .findFirst();
    }

    public DirectoryVisibility strictest(DirectoryVisibility other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
