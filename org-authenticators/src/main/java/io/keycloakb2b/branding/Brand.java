package io.keycloakb2b.branding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an organization appears on login pages; the bean {@code b2b} of their templates.
 *
 * @param displayName plain text
 * @param styles values of the theme's CSS variables, by name without the leading dashes; a colour that the organization
 *     leaves to the theme is absent
 */
public record Brand(String displayName, Map<String, String> styles) {

    /** What the theme's cards are painted with. */
    private static final Color LIGHT_CARD = Color.WHITE;

    private static final Color DARK_CARD = Color.of("#1b1d21");

    /** Behind the cards of the dark theme; a brand's own colour only tints it. */
    private static final Color NIGHT = Color.of("#0d0f12");

    private static final String PRIMARY = "b2b-primary";
    private static final double TINT = 0.12;
    private static final double HOVER = 0.15;

    public Brand {
        styles = Collections.unmodifiableMap(new LinkedHashMap<>(styles));
    }

    /** @param primary, background {@code #rrggbb}, or empty for the theme's own */
    static Brand of(String displayName, String primary, String background) {
        Map<String, String> styles = new LinkedHashMap<>();
        if (!primary.isEmpty()) {
            putPrimary(styles, Color.of(primary));
        }
        if (!background.isEmpty()) {
            putBackground(styles, Color.of(background));
        }
        return new Brand(displayName, styles);
    }

    /** The organization's colour, empty where it leaves it to the theme. */
    public String primary() {
        return styles.getOrDefault(PRIMARY, "");
    }

    private static void putPrimary(Map<String, String> styles, Color primary) {
        Color text = primary.text();
        styles.put(PRIMARY, primary.hex());
        styles.put("b2b-on-primary", text.hex());
        // Away from the text, so that hovering never costs contrast.
        styles.put(
                "b2b-primary-hover",
                primary.mixed(text.equals(Color.WHITE) ? Color.BLACK : Color.WHITE, HOVER)
                        .hex());
        styles.put("b2b-link", primary.readableOn(LIGHT_CARD).hex());
        styles.put("b2b-link-dark", primary.readableOn(DARK_CARD).hex());
    }

    private static void putBackground(Map<String, String> styles, Color background) {
        Color night = NIGHT.mixed(background, TINT);
        styles.put("b2b-background", background.hex());
        styles.put("b2b-on-background", background.text().hex());
        styles.put("b2b-background-dark", night.hex());
        styles.put("b2b-on-background-dark", night.text().hex());
    }
}
