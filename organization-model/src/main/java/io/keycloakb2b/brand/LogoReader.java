package io.keycloakb2b.brand;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a picture that somebody has sent to pieces and writes it anew from those that belong to the picture. What it is
 * shows in its bytes; what the sender says of it only has to be the same. No picture is ever unpacked as a whole.
 */
public final class LogoReader {

    /** Most pixels on a side. */
    static final int MAX_SIDE = 2000;

    /** How many times as long as the other a side may be. */
    private static final int MAX_RATIO = 20;

    private LogoReader() {}

    /**
     * @param mediaType what the sender says
     * @throws OrganizationException {@code INVALID_VALUE} on {@code mediaType} or {@code content}
     */
    public static Reading read(String mediaType, byte[] sent) {
        if (sent.length == 0 || sent.length > Logo.MAX_BYTES) {
            throw Logo.invalid("must have 1 to " + Logo.MAX_BYTES + " bytes");
        }
        LogoFormat format = formatOf(sent);
        if (!format.mediaType().equals(mediaType)) {
            throw OrganizationError.INVALID_VALUE.on(
                    "mediaType", "must say what the content is: " + format.mediaType());
        }
        Set<String> leftOut = new TreeSet<>();
        Picture picture =
                switch (format) {
                    case PNG -> new Png(sent, leftOut).read();
                    case JPEG -> new Jpeg(sent, leftOut).read();
                    case SVG -> new Svg(sent, leftOut).read();
                };
        requireSize(picture);
        if (picture.content().length > Logo.MAX_BYTES) {
            throw Logo.invalid("must have at most " + Logo.MAX_BYTES + " bytes");
        }
        return new Reading(Logo.of(format, picture.width(), picture.height(), picture.content()), leftOut);
    }

    private static LogoFormat formatOf(byte[] sent) {
        if (Png.begins(sent)) {
            return LogoFormat.PNG;
        }
        if (Jpeg.begins(sent)) {
            return LogoFormat.JPEG;
        }
        if (Svg.begins(sent)) {
            return LogoFormat.SVG;
        }
        throw Logo.invalid("must be a PNG, JPEG or SVG picture");
    }

    static void requireSize(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        int shorter = Math.min(picture.width(), picture.height());
        if (shorter < 1 || longer > MAX_SIDE) {
            throw Logo.invalid("must be 1 to " + MAX_SIDE + " pixels wide and high");
        }
        if (longer > (long) MAX_RATIO * shorter) {
            throw Logo.invalid("may be at most " + MAX_RATIO + " times as long on one side as on the other");
        }
    }

    /**
     * What was read.
     *
     * @param leftOut names of what was in the picture and is not in the logo
     */
    public record Reading(Logo logo, Set<String> leftOut) {

        public Reading {
            leftOut = Set.copyOf(leftOut);
        }
    }
}
