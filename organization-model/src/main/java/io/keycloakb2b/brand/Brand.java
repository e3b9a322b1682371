package io.keycloakb2b.brand;

import io.keycloakb2b.organization.SettingName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How an organization appears on login pages and in mails; the bean {@code b2b} of the pages' templates and {@code
 * brand} of the mails'.
 *
 * @param displayName plain text
 * @param logo the address of its logo, empty where it has none
 * @param favicon likewise, of the picture in the browser's tab
 * @param styles values of the theme's CSS variables, by name without the leading dashes; a colour that the organization
 *     leaves to the theme is absent
 */
public record Brand(String displayName, String logo, String favicon, Map<String, String> styles, BrandTexts texts) {

    /** What the theme's cards are painted with, and mails. */
    private static final Color LIGHT_CARD = Color.WHITE;

    private static final Color DARK_CARD = Color.of("#1b1d21");

    /** Behind the cards of the dark theme; a brand's own colour only tints it. */
    private static final Color NIGHT = Color.of("#0d0f12");

    /** Of mails about organizations without one. */
    private static final String MAIL_PRIMARY = "#0b5cad";

    private static final String PRIMARY = "b2b-primary";
    private static final String ON_PRIMARY = "b2b-on-primary";
    private static final String LINK = "b2b-link";
    private static final double TINT = 0.12;
    private static final double HOVER = 0.15;

    public Brand {
        styles = Collections.unmodifiableMap(new LinkedHashMap<>(styles));
    }

    /** A name, and nothing else of its own. */
    public static Brand of(String displayName) {
        return of(displayName, name -> "", SettingName::defaultValue);
    }

    /**
     * @param addresses of pictures, by their names; they can stand in a style sheet as they are
     * @param values of the settings, each in its canonical form
     */
    static Brand of(String displayName, UnaryOperator<String> addresses, Function<SettingName, String> values) {
        String primary = values.apply(SettingName.BRAND_PRIMARY_COLOR);
        String background = values.apply(SettingName.BRAND_BACKGROUND_COLOR);
        Map<String, String> styles = new LinkedHashMap<>();
        if (!primary.isEmpty()) {
            putPrimary(styles, Color.of(primary));
        }
        if (!background.isEmpty()) {
            putBackground(styles, Color.of(background));
        }
        return new Brand(
                displayName,
                address(PictureUse.LOGO, addresses, values),
                address(PictureUse.FAVICON, addresses, values),
                styles,
                BrandTexts.of(values));
    }

    private static String address(
            PictureUse use, UnaryOperator<String> addresses, Function<SettingName, String> values) {
        String name = values.apply(use.setting());
        return name.isEmpty() ? "" : addresses.apply(name);
    }

    /** The colour of a mail's buttons. */
    public String mailPrimary() {
        return styles.getOrDefault(PRIMARY, MAIL_PRIMARY);
    }

    /** What can be read on it. */
    public String mailOnPrimary() {
        return styles.getOrDefault(ON_PRIMARY, Color.WHITE.hex());
    }

    /** What can be read on the mail itself. */
    public String mailAccent() {
        return styles.getOrDefault(LINK, MAIL_PRIMARY);
    }

    /** The logo where mail programs show it; hardly any shows drawings. */
    public String mailLogo() {
        return logo.endsWith(PictureFormat.SVG.ending()) ? "" : logo;
    }

    private static void putPrimary(Map<String, String> styles, Color primary) {
        Color text = primary.text();
        styles.put(PRIMARY, primary.hex());
        styles.put(ON_PRIMARY, text.hex());
        // Away from the text, so that hovering never costs contrast.
        styles.put(
                "b2b-primary-hover",
                primary.mixed(text.equals(Color.WHITE) ? Color.BLACK : Color.WHITE, HOVER)
                        .hex());
        styles.put(LINK, primary.readableOn(LIGHT_CARD).hex());
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
