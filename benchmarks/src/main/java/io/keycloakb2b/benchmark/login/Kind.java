package io.keycloakb2b.benchmark.login;

/** The logins that are set side by side. */
enum Kind {
    PLAIN("plain Keycloak"),
    PLAIN_TWO_PAGES("plain, name and password on two pages"),
    UNUSED("pack installed, realm not set up"),
    NATIVE_KNOWN("native organizations, known domain"),
    PACK_KNOWN("this pack, known domain"),
    NATIVE_UNKNOWN("native organizations, unknown domain"),
    PACK_UNKNOWN("this pack, unknown domain");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
