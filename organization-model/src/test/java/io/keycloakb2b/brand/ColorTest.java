package io.keycloakb2b.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ColorTest {

    private static final Color DARK_CARD = Color.of("#1b1d21");

    @Test
    void blackOnWhiteHasTheGreatestContrast() {
        assertThat(Color.BLACK.contrast(Color.WHITE)).isEqualTo(21, within(0.001));
    }

    @Test
    void contrastAgreesWithPublishedExamples() {
        assertThat(Color.of("#767676").contrast(Color.WHITE)).isEqualTo(4.54, within(0.01));
        assertThat(Color.of("#ff0000").contrast(Color.WHITE)).isEqualTo(4.00, within(0.01));
    }

    @Test
    void textIsWhiteOnNavyAndBlackOnYellow() {
        assertThat(Color.of("#000080").text()).isEqualTo(Color.WHITE);
        assertThat(Color.of("#ffeb3b").text()).isEqualTo(Color.BLACK);
    }

    @Test
    void aReadableColorStaysAsItIs() {
        assertThat(Color.of("#0b5cad").readableOn(Color.WHITE).hex()).isEqualTo("#0b5cad");
    }

    @Property
    void textIsReadableOnEveryColor(
            @ForAll @IntRange(max = 255) int red,
            @ForAll @IntRange(max = 255) int green,
            @ForAll @IntRange(max = 255) int blue) {
        Color color = new Color(red, green, blue);
        assertThat(color.text().contrast(color)).isGreaterThanOrEqualTo(Color.AA_TEXT);
    }

    @Property
    void everyColorBecomesReadableOnBothCards(
            @ForAll @IntRange(max = 255) int red,
            @ForAll @IntRange(max = 255) int green,
            @ForAll @IntRange(max = 255) int blue) {
        Color color = new Color(red, green, blue);
        assertThat(color.readableOn(Color.WHITE).contrast(Color.WHITE)).isGreaterThanOrEqualTo(Color.AA_TEXT);
        assertThat(color.readableOn(DARK_CARD).contrast(DARK_CARD)).isGreaterThanOrEqualTo(Color.AA_TEXT);
    }
}
