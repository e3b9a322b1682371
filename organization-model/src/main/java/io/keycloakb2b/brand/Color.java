package io.keycloakb2b.brand;

import java.util.stream.IntStream;

/** A colour of a page, with the arithmetic of WCAG 2.2. Channels run from 0 to 255. */
record Color(int red, int green, int blue) {

    static final Color BLACK = new Color(0, 0, 0);
    static final Color WHITE = new Color(255, 255, 255);

    /** Contrast that level AA asks of text, success criterion 1.4.3. */
    static final double AA_TEXT = 4.5;

    /** How many steps lead from a colour to black or white on the search for a readable one. */
    private static final int STEPS = 50;

    private static final int HEX = 16;
    private static final double CHANNEL_MAX = 255;

    /** @param hex {@code #rrggbb} */
    static Color of(String hex) {
        return new Color(channel(hex, 1), channel(hex, 3), channel(hex, 5));
    }

    /** This colour with a share of another one, from 0 (none of it) to 1 (nothing else). */
    Color mixed(Color other, double share) {
        return new Color(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    /** Black or white, whichever is easier to read on this colour. One of them always satisfies AA. */
    Color text() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** The colour nearest to this one that can be read on a background. */
    Color readableOn(Color background) {
        Color end = background.text();
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> mixed(end, (double) step / STEPS))
                .filter(color -> color.contrast(background) >= AA_TEXT)
                .findFirst()
                .orElse(end);
    }

    /** From 1 (the same) to 21 (black on white). */
    double contrast(Color other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** {@code #rrggbb} */
    String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / CHANNEL_MAX;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int channel, int other, double share) {
        return (int) Math.round(channel + (other - channel) * share);
    }

    private static int channel(String hex, int from) {
        return Integer.parseInt(hex.substring(from, from + 2), HEX);
    }
}
