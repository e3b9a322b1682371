package io.keycloakb2b.organization;

import java.time.Duration;

/** For how long an invitation can be accepted. */
public final class InvitationLifetime {

    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofDays(30);
    public static final Duration DEFAULT = Duration.ofDays(7);

    /** What is wrong with another one. */
    public static final String RULE =
            "must be a number of seconds from " + SHORTEST.toSeconds() + " to " + LONGEST.toSeconds();

    private InvitationLifetime() {}

    public static boolean valid(Duration lifetime) {
        return lifetime.compareTo(SHORTEST) >= 0 && lifetime.compareTo(LONGEST) <= 0;
    }
}
