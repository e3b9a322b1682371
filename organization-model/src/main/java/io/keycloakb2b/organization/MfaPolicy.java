package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a second factor is asked for; ordered from lax to strict. */
public enum MfaPolicy {
    OFF,
    OPTIONAL,
    /** Not where the person came through an identity provider. */
    REQUIRED_FOR_LOCAL_LOGINS,
    REQUIRED;

    /** The word in settings, for example {@code required-for-local-logins}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<MfaPolicy> named(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    boolean requires() {
        return this == REQUIRED || this == REQUIRED_FOR_LOCAL_LOGINS;
    }

    public MfaPolicy strictest(MfaPolicy other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
