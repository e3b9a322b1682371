package io.keycloakb2b.cache;

/**
 * What was read once.
 *
 * @param value never changed by anybody
 * @param stamp when the reading began
 * @param stripes of what it was read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and small
record Answer(Object value, long stamp, int[] stripes) {}
