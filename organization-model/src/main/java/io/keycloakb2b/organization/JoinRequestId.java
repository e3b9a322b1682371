package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.UUID;

/** Id of a request to join. A newer one sorts after an older one. */
public record JoinRequestId(String value) {

    private static final int VERSION_7 = 0x7000;
    private static final int RANDOM_BITS_OF_VERSION = 0x0fff;

    public JoinRequestId {
        Text.require("JoinRequestId", value);
    }

    /** Time first, then chance (RFC 9562, version 7). */
    public static JoinRequestId at(Instant moment) {
        UUID random = UUID.randomUUID();
        long time =
                moment.toEpochMilli() << 16 | VERSION_7 | (random.getMostSignificantBits() & RANDOM_BITS_OF_VERSION);
        return new JoinRequestId(new UUID(time, random.getLeastSignificantBits()).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
