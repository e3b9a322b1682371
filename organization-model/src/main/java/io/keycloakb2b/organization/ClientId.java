package io.keycloakb2b.organization;

/** Internal id (UUID) of a Keycloak client; never the public {@code client_id}, which may be renamed. */
public record ClientId(String value) {

    public ClientId {
        Text.require("ClientId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
