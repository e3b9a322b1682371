package io.keycloakb2b.organization;

import java.time.Instant;

/** Id of a request to join. A newer one sorts after an older one. */
public record JoinRequestId(String value) {

    public JoinRequestId {
        Text.require("JoinRequestId", value);
    }

    public static JoinRequestId at(Instant moment) {
        return new JoinRequestId(TimeOrdered.at(moment));
    }

    @Override
    public String toString() {
        return value;
    }
}
