package io.keycloakb2b.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * How a server ends: for a while it says that it is not ready and goes on, then it waits for requests and caches.
 *
 * @param delay how long it goes on
 * @param grace after which it is killed
 */
record Shutdown(Duration delay, Duration grace) {

    /** The default of {@code shutdown-timeout}. */
    private static final Duration WAIT_FOR_REQUESTS_AND_CACHES = Duration.ofSeconds(10);

    /** @param seen after which no more requests are sent to it */
    void cutsNobodyOff(Duration seen) {
        assertThat(delay).isGreaterThan(seen);
        assertThat(grace).isGreaterThan(delay.plus(WAIT_FOR_REQUESTS_AND_CACHES));
    }

    /** @param value such as {@code 6s} */
    static Duration duration(String value) {
        return Duration.parse("PT" + value);
    }
}
