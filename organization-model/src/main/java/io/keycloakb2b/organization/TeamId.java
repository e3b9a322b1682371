package io.keycloakb2b.organization;

/** Id of a native organization group that serves as a team. */
public record TeamId(String value) {

    public TeamId {
        Text.require("TeamId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
