package io.keycloakb2b.organization;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secret of an invitation: 256 random bits. Whoever has it has read the invited mailbox. */
public record InvitationToken(String value) {

    private static final int BYTES = 32;

    public static InvitationToken random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of it. So many random bits need neither salt nor a slow hash. */
    public Hash hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
            return new Hash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "InvitationToken";
    }

    /** SHA-256 of a token, in hexadecimal digits. */
    public record Hash(String value) {}
}
