package io.keycloakb2b.benchmark.login;

/** Mail domains. */
final class Domains {

    /** Of an organization right below the platform. */
    static final String ACME = "acme.example";

    /** Of an organization far below it. */
    static final String DEEP = "deep.example";

    /** Of no organization. */
    static final String UNKNOWN = "nowhere.example";

    private Domains() {}
}
