package io.keycloakb2b.brand;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A picture that stands for an organization. Made of what {@link PictureReader} has written, never of what was sent.
 *
 * @param name the SHA-256 of the content in hexadecimal, a dot, and the ending of the format
 * @param width, height in pixels
 * @param base64 the content
 */
public record BrandPicture(String name, int width, int height, String base64) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}\\.[a-z]+");

    /** Whether a picture can have this name. Others are not to be looked for: not every database takes every character. */
    public static boolean names(String name) {
        return HASH.matcher(name).matches() && PictureFormat.ofName(name).isPresent();
    }

    static BrandPicture of(PictureFormat format, int width, int height, byte[] content) {
        return new BrandPicture(
                sha256(content) + '.' + format.ending(),
                width,
                height,
                Base64.getEncoder().encodeToString(content));
    }

    public PictureFormat format() {
        return PictureFormat.ofName(name).orElseThrow();
    }

    public byte[] content() {
        return Base64.getDecoder().decode(base64);
    }

    static OrganizationException invalid(String rule) {
        return OrganizationError.INVALID_VALUE.on("content", rule);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
