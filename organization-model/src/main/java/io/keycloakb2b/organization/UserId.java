package io.keycloakb2b.organization;

/** Id of a Keycloak user. A user becomes a member only in the context of one organization. */
public record UserId(String value) {

    public UserId {
        Text.require("UserId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
