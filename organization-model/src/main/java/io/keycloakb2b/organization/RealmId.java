package io.keycloakb2b.organization;

/** Id of a Keycloak realm. */
public record RealmId(String value) {

    public RealmId {
        Text.require("RealmId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
