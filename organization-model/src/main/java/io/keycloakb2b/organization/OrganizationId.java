package io.keycloakb2b.organization;

/** Id of a native Keycloak organization; the pack's own records of an organization carry the same id. */
public record OrganizationId(String value) {

    public OrganizationId {
        Text.require("OrganizationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
