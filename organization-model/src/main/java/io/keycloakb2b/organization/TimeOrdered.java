package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.UUID;

/** Identifiers of which a newer one sorts after an older one. */
final class TimeOrdered {

    private static final int VERSION_7 = 0x7000;
    private static final int RANDOM_BITS_OF_VERSION = 0x0fff;

    private TimeOrdered() {}

    /** Time first, then chance (RFC 9562, version 7). */
    static String at(Instant moment) {
        UUID random = UUID.randomUUID();
        long time =
                moment.toEpochMilli() << 16 | VERSION_7 | (random.getMostSignificantBits() & RANDOM_BITS_OF_VERSION);
        return new UUID(time, random.getLeastSignificantBits()).toString();
    }
}
