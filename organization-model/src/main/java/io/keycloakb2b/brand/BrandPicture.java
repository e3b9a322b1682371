package io.keycloakb2b.brand;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A picture that stands for an organization. Made of what {@link PictureReader} has written, never of what was sent.
 *
 * @param name the SHA-256 of the content in hexadecimal, a dot, and the ending of the format
 * @param width, height in pixels
 * @param base64 the content
 */
public record BrandPicture(String name, int width, int height, String base64) {

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
