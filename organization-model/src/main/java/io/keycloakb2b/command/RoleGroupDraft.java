package io.keycloakb2b.command;

import java.util.Set;

/**
 * A role group to be, or as it is to become.
 *
 * @param appRoles names of client roles of the application
 */
public record RoleGroupDraft(String name, String displayName, String description, Set<String> appRoles) {

    /** Longest name and display name, in characters. */
    public static final int MAX_NAME = 100;
    /** Longest description, in characters. */
    public static final int MAX_DESCRIPTION = 1_000;
    /** Most app roles in one group. */
    public static final int MAX_ROLES = 500;
}
