package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.Map;
import java.util.stream.Stream;

/** Going on in an organization that is not one's own. */
final class SwitchAttempts {

    /** Open to every member, and says what is so in every state; nothing is done by it. */
    static final String SWITCH = "/me/organizations/{organization}/switch";

    private SwitchAttempts() {}

    static Stream<Attempt> ofMembers() {
        return Stream.of(Attempt.attempt(
                Root.ORGANIZATION,
                "POST",
                SWITCH,
                "",
                Map.of("application", "booking", "redirectUri", "{bookingPage}")));
    }
}
