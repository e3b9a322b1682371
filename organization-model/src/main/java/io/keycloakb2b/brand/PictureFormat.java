package io.keycloakb2b.brand;

import java.util.Arrays;
import java.util.Optional;

/** What a picture may be stored as. */
public enum PictureFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    SVG("image/svg+xml", "svg");

    private final String mediaType;
    private final String ending;

    PictureFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file's name, without the dot. */
    String ending() {
        return ending;
    }

    /** The format of a name that {@link BrandPicture#name} has given. */
    static Optional<PictureFormat> ofName(String name) {
        return Arrays.stream(values())
                .filter(format -> name.endsWith('.' + format.ending))
                .findFirst();
    }
}
