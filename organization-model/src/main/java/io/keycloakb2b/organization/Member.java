package io.keycloakb2b.organization;

import java.util.Map;

/**
 * A membership together with whose it is.
 *
 * @param attributes of the membership, not of the user: other organizations of the person have their own
 */
public record Member(Membership membership, Account account, Map<String, String> attributes) {

    public Member {
        attributes = Map.copyOf(attributes);
    }
}
