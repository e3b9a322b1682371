package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to prove who one is. */
public enum FirstFactor {
    PASSWORD,
    PASSKEY,
    /** Magic link or e-mailed code. */
    EMAIL_CODE,
    /** An identity provider of the realm that belongs to no organization. */
    SOCIAL,
    /** An identity provider that belongs to an organization. */
    SSO;

    /** The word in settings, for example {@code email-code}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FirstFactor> named(String word) {
        return Arrays.stream(values())
                .filter(factor -> factor.word().equals(word))
                .findFirst();
    }
}
