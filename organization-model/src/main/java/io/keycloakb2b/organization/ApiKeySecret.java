package io.keycloakb2b.organization;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API key is presented as: {@code b2bk_}, twelve letters by which its row is found, and 256 random bits. It is
 * shown once and kept nowhere; the part before the bits is no secret.
 */
public final class ApiKeySecret {

    /** What every key begins with, for people and for scanners that look for leaked secrets. */
    public static final String MARK = "b2bk_";

    private static final int BYTES = 32;
    private static final int LETTERS = 12;
    /** Without capitals: there are databases that take them for the same letters. */
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private static final Pattern FORM = Pattern.compile("(" + MARK + "[a-z2-7]{" + LETTERS + "})_([A-Za-z0-9_-]{43})");

    private final String prefix;
    private final String bits;

    private ApiKeySecret(String prefix, String bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    public static ApiKeySecret random(SecureRandom random) {
        StringBuilder prefix = new StringBuilder(MARK);
        for (int i = 0; i < LETTERS; i++) {
            prefix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ApiKeySecret(
                prefix.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what can be no key. */
    public static Optional<ApiKeySecret> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ApiKeySecret(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Whether something is meant to be a key, right or wrong. */
    public static boolean claimed(String text) {
        return text.startsWith(MARK);
    }

    /** The part that may be seen, and that no other key has. */
    public String prefix() {
        return prefix;
    }

    /** The whole, for whoever made the key and nobody else. */
    public String reveal() {
        return prefix + "_" + bits;
    }

    /** What is kept of it. So many random bits need neither salt nor a slow hash. */
    public Hash hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(reveal().getBytes(US_ASCII));
            return new Hash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "ApiKeySecret";
    }

    /** SHA-256 of a key, in hexadecimal digits. */
    public record Hash(String value) {

        /** Takes as long for a near miss as for any other. */
        public boolean matches(Hash other) {
            return MessageDigest.isEqual(value.getBytes(US_ASCII), other.value.getBytes(US_ASCII));
        }

        /** Never in a log. */
        @Override
        public String toString() {
            return "Hash";
        }
    }
}
