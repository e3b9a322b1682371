package io.keycloakb2b.testing.server;

/** The administrator of the master realm. */
public record AdminAccount(String username, String password) {}
