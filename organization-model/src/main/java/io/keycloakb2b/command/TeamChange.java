package io.keycloakb2b.command;

import io.keycloakb2b.organization.ClientId;
import java.util.Optional;

/**
 * A team to be, or what is to change in one; empty leaves it as it is.
 *
 * @param application the only application whose roles the team may hold; cleared for any roles
 */
public record TeamChange(Optional<String> name, Optional<String> description, Patch<ClientId> application) {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 100;
    /** Longest description, in characters. */
    public static final int MAX_DESCRIPTION = 255;
    /** Most teams directly below one organization. */
    public static final int MAX_TEAMS = 1_000;
}
