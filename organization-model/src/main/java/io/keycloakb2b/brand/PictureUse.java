package io.keycloakb2b.brand;

import io.keycloakb2b.organization.SettingName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a picture of an organization is shown as, and what it has to be for that. */
public enum PictureUse {
    /** On login pages and in mails. */
    LOGO(SettingName.BRAND_LOGO, EnumSet.allOf(PictureFormat.class), 150 * 1024, PictureReader.MAX_SIDE, 20),

    /** In the browser's tab; square. */
    FAVICON(SettingName.BRAND_FAVICON, EnumSet.of(PictureFormat.PNG, PictureFormat.SVG), 50 * 1024, 512, 1);

    private final SettingName setting;

    @SuppressWarnings("ImmutableEnumChecker") // cannot be modified
    private final Set<PictureFormat> formats;

    private final int maxBytes;
    private final int maxSide;
    private final int maxRatio;

    PictureUse(SettingName setting, Set<PictureFormat> formats, int maxBytes, int maxSide, int maxRatio) {
        this.setting = setting;
        this.formats = Collections.unmodifiableSet(formats);
        this.maxBytes = maxBytes;
        this.maxSide = maxSide;
        this.maxRatio = maxRatio;
    }

    /** The setting that holds the name of the picture. */
    public SettingName setting() {
        return setting;
    }

    /** In addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Largest content, in bytes. */
    public int maxBytes() {
        return maxBytes;
    }

    void requireLength(long bytes) {
        if (bytes < 1 || bytes > maxBytes) {
            throw BrandPicture.invalid("must have 1 to " + maxBytes + " bytes");
        }
    }

    void requireFormat(PictureFormat format) {
        if (!formats.contains(format)) {
            throw BrandPicture.invalid("must be one of "
                    + formats.stream().map(PictureFormat::mediaType).collect(Collectors.joining(", ")));
        }
    }

    void requireSides(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        int shorter = Math.min(picture.width(), picture.height());
        if (longer > maxSide) {
            throw BrandPicture.invalid("must be 1 to " + maxSide + " pixels wide and high");
        }
        if (longer > (long) maxRatio * shorter) {
            throw BrandPicture.invalid(
                    maxRatio == 1
                            ? "must be as wide as it is high"
                            : "may be at most " + maxRatio + " times as long on one side as on the other");
        }
    }
}
