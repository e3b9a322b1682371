package io.keycloakb2b.testing.server;

/** The administrator of the master realm. */
public record AdminAccount(String username, String password) {

    /** Of the servers that live on the loopback address and no longer than their tests. */
    static final AdminAccount OF_TEST_SERVERS = new AdminAccount("admin", "admin");
}
