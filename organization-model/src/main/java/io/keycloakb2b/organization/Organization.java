package io.keycloakb2b.organization;

/**
 * An organization as decisions see it: what native Keycloak says and what the pack adds.
 *
 * @param enabled native Keycloak's flag
 */
public record Organization(OrganizationNode node, String alias, String name, boolean enabled) {

    public OrganizationId id() {
        return node.id();
    }

    /** Whether the organization itself, its ancestors aside, may be entered. */
    public boolean usable() {
        return enabled && node.status() == OrganizationStatus.ACTIVE;
    }
}
