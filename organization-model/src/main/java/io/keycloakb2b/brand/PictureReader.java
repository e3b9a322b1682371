package io.keycloakb2b.brand;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a picture that somebody has sent to pieces and writes it anew from those that belong to the picture. What it is
 * shows in its bytes; what the sender says of it only has to be the same. No picture is ever unpacked as a whole.
 */
public final class PictureReader {

    /** Most pixels on a side. */
    static final int MAX_SIDE = 2000;

    /** Most characters that fill up a text of Base64. */
    private static final int PADDING = 2;

    private PictureReader() {}

    /**
     * @param mediaType what the sender says
     * @param base64 is not even decoded where it is too long
     * @throws OrganizationException {@code INVALID_VALUE} on {@code mediaType} or {@code content}
     */
    public static Reading read(PictureUse use, String mediaType, String base64) {
        use.requireLength(base64.length() * 3L / 4 - PADDING);
        return read(use, mediaType, decoded(base64));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            throw BrandPicture.invalid("must be written in Base64");
        }
    }

    static Reading read(PictureUse use, String mediaType, byte[] sent) {
        use.requireLength(sent.length);
        PictureFormat format = formatOf(sent);
        if (!format.mediaType().equals(mediaType)) {
            throw OrganizationError.INVALID_VALUE.on(
                    "mediaType", "must say what the content is: " + format.mediaType());
        }
        use.requireFormat(format);
        Set<String> leftOut = new TreeSet<>();
        Picture picture =
                switch (format) {
                    case PNG -> new Png(sent, leftOut).read();
                    case JPEG -> new Jpeg(sent, leftOut).read();
                    case SVG -> new Svg(sent, leftOut).read();
                };
        requireSize(picture);
        use.requireSides(picture);
        use.requireLength(picture.content().length);
        return new Reading(BrandPicture.of(format, picture.width(), picture.height(), picture.content()), leftOut);
    }

    private static PictureFormat formatOf(byte[] sent) {
        if (Png.begins(sent)) {
            return PictureFormat.PNG;
        }
        if (Jpeg.begins(sent)) {
            return PictureFormat.JPEG;
        }
        if (Svg.begins(sent)) {
            return PictureFormat.SVG;
        }
        throw BrandPicture.invalid("must be a PNG, JPEG or SVG picture");
    }

    /** Before anything is unpacked. */
    static void requireSize(Picture picture) {
        if (Math.min(picture.width(), picture.height()) < 1 || Math.max(picture.width(), picture.height()) > MAX_SIDE) {
            throw BrandPicture.invalid("must be 1 to " + MAX_SIDE + " pixels wide and high");
        }
    }

    /**
     * What was read.
     *
     * @param leftOut names of what was sent and is not in the picture
     */
    public record Reading(BrandPicture picture, Set<String> leftOut) {

        public Reading {
            leftOut = Set.copyOf(leftOut);
        }
    }
}
