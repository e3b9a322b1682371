package io.keycloakb2b.rest.openapi;

/** Where an address begins. */
public enum Root {
    ORGANIZATION("/realms/{realm}/b2b"),
    PLATFORM("/admin/realms/{realm}/b2b");

    private final String prefix;

    Root(String prefix) {
        this.prefix = prefix;
    }

    /** With the realm in braces. */
    public String prefix() {
        return prefix;
    }
}
