package io.keycloakb2b.benchmark.login;

/** Somebody with an account. */
record Person(String id, String email) {

    static final String PASSWORD = "Correct-Horse-7";
}
