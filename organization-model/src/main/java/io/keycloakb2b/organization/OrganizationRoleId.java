package io.keycloakb2b.organization;

/** Id of a custom organization role. */
public record OrganizationRoleId(String value) {

    public OrganizationRoleId {
        Text.require("OrganizationRoleId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
