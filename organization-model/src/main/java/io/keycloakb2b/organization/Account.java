package io.keycloakb2b.organization;

/**
 * The account of a person, as Keycloak knows it; texts are empty where there is none.
 *
 * @param managed whether native Keycloak holds the account to belong to the organization
 */
public record Account(
        String username, String email, String firstName, String lastName, boolean enabled, boolean managed) {}
