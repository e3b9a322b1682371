package io.keycloakb2b.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrandTest {

    @Test
    void anOrganizationWithoutColorsLeavesThemToTheTheme() {
        assertThat(Brand.of("Globe Travel").styles()).isEmpty();
    }

    @Test
    void aLightPrimaryColorGetsDarkTextAndADarkerLink() {
        assertThat(brand("Sunrise Agency", "#ffc107", "", "").styles())
                .containsEntry("b2b-primary", "#ffc107")
                .containsEntry("b2b-on-primary", "#000000")
                .containsEntry("b2b-link-dark", "#ffc107")
                .extractingByKey("b2b-link")
                .isNotEqualTo("#ffc107");
    }

    @Test
    void hoveringNeverCostsContrast() {
        var styles = brand("Globe Travel", "#0a7d5a", "", "").styles();
        var text = Color.of(styles.getOrDefault("b2b-on-primary", ""));
        assertThat(text.contrast(Color.of(styles.getOrDefault("b2b-primary-hover", ""))))
                .isGreaterThan(text.contrast(Color.of("#0a7d5a")));
    }

    @Test
    void theDarkPageIsDarkEvenForAWhiteBackground() {
        assertThat(brand("HealthyFoods", "", "#ffffff", "").styles())
                .containsEntry("b2b-on-background", "#000000")
                .containsEntry("b2b-on-background-dark", "#ffffff");
    }

    @Test
    void buttonsOfMailsCanBeReadInEveryColor() {
        var yellow = brand("Sunrise Agency", "#ffc107", "", "");
        assertThat(yellow.mailOnPrimary()).isEqualTo("#000000");
        assertThat(Color.of(yellow.mailAccent()).contrast(Color.WHITE)).isGreaterThanOrEqualTo(Color.AA_TEXT);
        assertThat(Brand.of("Globe Travel").mailOnPrimary()).isEqualTo("#ffffff");
    }

    @Test
    void drawingsStayOutOfMails() {
        assertThat(brand("Acme", "", "", "https://id.example/b2b-logo/1.svg").mailLogo())
                .isEmpty();
        assertThat(brand("Acme", "", "", "https://id.example/b2b-logo/1.png").mailLogo())
                .isEqualTo("https://id.example/b2b-logo/1.png");
    }

    private static Brand brand(String name, String primary, String background, String logo) {
        return Brand.of(name, picture -> picture, setting -> switch (setting) {
            case BRAND_LOGO -> logo;
            case BRAND_PRIMARY_COLOR -> primary;
            case BRAND_BACKGROUND_COLOR -> background;
            default -> setting.defaultValue();
        });
    }
}
