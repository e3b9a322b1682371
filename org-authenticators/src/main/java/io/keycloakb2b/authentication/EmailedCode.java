package io.keycloakb2b.authentication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A code that one login has sent, or would have sent if there were an account: the login knows its hash only, and takes
 * it from nobody but whom it was sent to.
 *
 * @param id names the code in the store of things that can be used once
 * @param subject whom it is for, as the login knows it: what was typed
 */
record EmailedCode(String id, String salt, String hash, Instant until, String subject) {

    private static final String NOTE = "b2b.email-code";
    private static final String SEPARATOR = "\n";
    private static final String SENT = "b2b-email-code.";
    private static final String TRY = ".try.";
    private static final String USER = "user";
    private static final String EMAIL = "email";
    private static final int SALT_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that was just made, with the digits that are to be sent and forgotten. */
    record Fresh(EmailedCode code, String digits) {}

    /**
     * To whom it was sent.
     *
     * @param email the address at that moment
     */
    record Recipient(String user, String email) {}

    static Fresh make(String subject, int length, Duration lifetime) {
        String digits = RANDOM.ints(length, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
        String salt = random();
        Instant until = Instant.ofEpochMilli(Time.currentTimeMillis()).plus(lifetime);
        return new Fresh(new EmailedCode(random(), salt, hash(salt, digits), until, subject), digits);
    }

    /** The newest one of a login; one that is too old is none. */
    static Optional<EmailedCode> of(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE))
                .map(EmailedCode::parse)
                .filter(code -> Time.currentTimeMillis() < code.until.toEpochMilli());
    }

    void keepIn(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(
                NOTE, String.join(SEPARATOR, id, salt, hash, String.valueOf(until.toEpochMilli()), subject));
    }

    static void forget(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(NOTE);
    }

    boolean isFor(String whom) {
        return subject.equals(whom);
    }

    /** Counts a try; false where there have been too many. Requests at the same time count one by one. */
    boolean mayTry(SingleUseObjectProvider once, int tries) {
        for (int number = 1; number <= tries; number++) {
            if (once.putIfAbsent(SENT + id + TRY + number, secondsLeft())) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String digits) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(salt, digits).getBytes(StandardCharsets.US_ASCII));
    }

    /** Remembers who got it. */
    void sentTo(SingleUseObjectProvider once, Recipient recipient) {
        once.put(SENT + id, secondsLeft(), Map.of(USER, recipient.user(), EMAIL, recipient.email()));
    }

    /** Uses the code up; empty where nobody got it, or it has been used before. */
    Optional<Recipient> use(SingleUseObjectProvider once) {
        @Nullable Map<String, String> sent = once.remove(SENT + id);
        return Optional.ofNullable(sent)
                .map(notes -> new Recipient(notes.getOrDefault(USER, ""), notes.getOrDefault(EMAIL, "")));
    }

    private long secondsLeft() {
        return Math.max(
                1,
                Duration.ofMillis(until.toEpochMilli() - Time.currentTimeMillis())
                        .toSeconds());
    }

    private static EmailedCode parse(String note) {
        String[] parts = note.split(SEPARATOR, 5);
        return new EmailedCode(parts[0], parts[1], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[3])), parts[4]);
    }

    private static String random() {
        byte[] bytes = new byte[SALT_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Few digits have few hashes: it is the short life and the few tries that protect them, this hides them in dumps. */
    private static String hash(String salt, String digits) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha256.digest(digits.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
