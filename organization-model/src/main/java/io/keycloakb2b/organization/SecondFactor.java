package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A second way to prove who one is. */
public enum SecondFactor {
    /** A one-time password of an authenticator app. */
    OTP,
    /** A security key. */
    WEBAUTHN,
    RECOVERY_CODE,
    /** A passkey that was the first factor, whose device has verified who holds it: both factors at once. */
    PASSKEY;

    /** The word in settings, for example {@code recovery-code}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SecondFactor> named(String word) {
        return Arrays.stream(values())
                .filter(factor -> factor.word().equals(word))
                .findFirst();
    }

    /** Whether a person without any second factor can begin with it, in the middle of a login. */
    public boolean canBeFirst() {
        return this == OTP || this == WEBAUTHN;
    }
}
