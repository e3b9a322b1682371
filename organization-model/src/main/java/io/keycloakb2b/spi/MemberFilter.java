package io.keycloakb2b.spi;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.TeamId;
import java.util.Optional;

/**
 * Which members are wanted; everything given has to hold.
 *
 * @param role assigned to the member or one of the member's teams and not expired, whether it counts now or not
 * @param email the beginning of the e-mail address, in any case
 * @param search some part of the user name, the e-mail address or the first or last name, in any case
 */
public record MemberFilter(
        Optional<MembershipStatus> status,
        Optional<MemberType> type,
        Optional<TeamId> team,
        Optional<AssignedRole> role,
        Optional<String> email,
        Optional<String> search) {

    /** Longest text to look for, in characters. */
    public static final int MAX_TEXT = 100;

    private static final char NUL = 0;

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the filter */
    public MemberFilter {
        requireText("email", email);
        requireText("search", search);
    }

    /** Everybody. */
    public static MemberFilter none() {
        return new MemberFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void requireText(String name, Optional<String> text) {
        if (text.filter(given -> given.length() > MAX_TEXT || given.indexOf(NUL) >= 0)
                .isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(name, "may have at most " + MAX_TEXT + " characters");
        }
    }
}
