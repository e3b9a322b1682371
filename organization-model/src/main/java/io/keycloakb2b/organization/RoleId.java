package io.keycloakb2b.organization;

/** Id of a Keycloak client role that serves as an app role. */
public record RoleId(String value) {

    public RoleId {
        Text.require("RoleId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
