package io.keycloakb2b.organization;

import java.text.Normalizer;

/**
 * The name of a custom organization role. Names that differ in case or in the way their letters are composed are the
 * same name, on every database.
 */
public record RoleName(String value) {

    /** Longest name, in characters. */
    public static final int MAX_LENGTH = 100;

    /**
     * A name that somebody wants to give.
     *
     * @throws OrganizationException {@code INVALID_VALUE}, also for a name that reads like a built-in role's in any
     *     case or script
     */
    public static RoleName of(String text) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.codePoints().anyMatch(RoleName::invisible)) {
            throw OrganizationError.INVALID_VALUE.on(
                    "name", "must have 1 to " + MAX_LENGTH + " characters, all of them visible");
        }
        requireOwnLook("name", name);
        return new RoleName(name);
    }

    /**
     * Whatever people read must not pass for a built-in role either.
     *
     * @throws OrganizationException {@code INVALID_VALUE}
     */
    public static void requireOwnLook(String field, String text) {
        if (LookAlikes.ofBuiltInRole(text)) {
            throw OrganizationError.INVALID_VALUE.on(field, "reads like a built-in role");
        }
    }

    /** What two names must not share. */
    public String key() {
        return Names.key(value);
    }

    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
