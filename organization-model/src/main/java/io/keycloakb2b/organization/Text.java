package io.keycloakb2b.organization;

/** What every identifier has to be: present, and no longer than any column that keeps it. */
final class Text {

    static final int MAX_LENGTH = 255;

    private Text() {}

    static void require(String what, String value) {
        if (!fits(value)) {
            throw OrganizationError.INVALID_VALUE.on(what, "must have 1 to " + MAX_LENGTH + " characters");
        }
    }

    static boolean fits(String value) {
        return !value.isBlank() && value.length() <= MAX_LENGTH;
    }
}
