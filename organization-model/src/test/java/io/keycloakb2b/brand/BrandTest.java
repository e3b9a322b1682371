package io.keycloakb2b.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrandTest {

    @Test
    void anOrganizationWithoutColorsLeavesThemToTheTheme() {
        assertThat(Brand.of("Globe Travel", "", "", "").styles()).isEmpty();
    }

    @Test
    void aLightPrimaryColorGetsDarkTextAndADarkerLink() {
        assertThat(Brand.of("Sunrise Agency", "#ffc107", "", "").styles())
                .containsEntry("b2b-primary", "#ffc107")
                .containsEntry("b2b-on-primary", "#000000")
                .containsEntry("b2b-link-dark", "#ffc107")
                .extractingByKey("b2b-link")
                .isNotEqualTo("#ffc107");
    }

    @Test
    void hoveringNeverCostsContrast() {
        var styles = Brand.of("Globe Travel", "#0a7d5a", "", "").styles();
        var text = Color.of(styles.getOrDefault("b2b-on-primary", ""));
        assertThat(text.contrast(Color.of(styles.getOrDefault("b2b-primary-hover", ""))))
                .isGreaterThan(text.contrast(Color.of("#0a7d5a")));
    }

    @Test
    void theDarkPageIsDarkEvenForAWhiteBackground() {
        assertThat(Brand.of("HealthyFoods", "", "#ffffff", "").styles())
                .containsEntry("b2b-on-background", "#000000")
                .containsEntry("b2b-on-background-dark", "#ffffff");
    }

    @Test
    void buttonsOfMailsCanBeReadInEveryColor() {
        var yellow = Brand.of("Sunrise Agency", "#ffc107", "", "");
        assertThat(yellow.mailOnPrimary()).isEqualTo("#000000");
        assertThat(Color.of(yellow.mailAccent()).contrast(Color.WHITE)).isGreaterThanOrEqualTo(Color.AA_TEXT);
        assertThat(Brand.of("Globe Travel", "", "", "").mailOnPrimary()).isEqualTo("#ffffff");
    }

    @Test
    void drawingsStayOutOfMails() {
        assertThat(Brand.of("Acme", "", "", "https://id.example/b2b-logo/1.svg").mailLogo())
                .isEmpty();
        assertThat(Brand.of("Acme", "", "", "https://id.example/b2b-logo/1.png").mailLogo())
                .isEqualTo("https://id.example/b2b-logo/1.png");
    }
}
