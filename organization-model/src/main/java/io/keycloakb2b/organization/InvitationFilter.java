package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * Which invitations of an organization are wanted.
 *
 * @param status the present one
 * @param email in the form of {@link Email#key}
 */
public record InvitationFilter(Optional<InvitationStatus> status, Optional<String> email) {

    public static InvitationFilter all() {
        return new InvitationFilter(Optional.empty(), Optional.empty());
    }
}
