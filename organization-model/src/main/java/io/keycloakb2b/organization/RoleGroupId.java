package io.keycloakb2b.organization;

/** Id of a role group. */
public record RoleGroupId(String value) {

    public RoleGroupId {
        Text.require("RoleGroupId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
