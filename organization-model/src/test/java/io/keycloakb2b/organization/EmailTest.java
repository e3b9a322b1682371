package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reading of a domain, whoever writes it and however. */
final class EmailTest {

    @Property
    void anyTextIsReadWithoutAnException(@ForAll String text) {
        Email.normalizedDomain(text)
                .ifPresent(domain -> assertThat(Email.normalizedDomain(domain)).contains(domain));
        Email.domainOf(text)
                .ifPresent(domain -> assertThat(Email.normalizedDomain(domain)).contains(domain));
    }

    @Property
    void theDomainOfAnAddressIsTheSameInWhateverCaseItIsWritten(
            @ForAll("localParts") String localPart, @ForAll("domains") String domain) {
        assertThat(Email.domainOf(localPart + "@" + domain)).contains(domain);
        assertThat(Email.domainOf(localPart + "@" + domain.toUpperCase(Locale.ROOT)))
                .contains(domain);
    }

    @Property
    void theLocalPartHasNoSayInTheDomain(@ForAll("localParts") String localPart, @ForAll("domains") String domain) {
        assertThat(Email.domainOf("\"" + localPart + "@elsewhere.example\"@" + domain))
                .contains(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "ann@Example.COM, example.com",
        "ann@bücher.example, xn--bcher-kva.example",
        "ann@BÜCHER.example, xn--bcher-kva.example",
        "ann@xn--bcher-kva.example, xn--bcher-kva.example",
        "ann@XN--BCHER-KVA.example, xn--bcher-kva.example",
        "ann@例え。テスト, xn--r8jz45g.xn--zckzah",
        "ann@mail.example.com, mail.example.com",
    })
    void aDomainIsReadInAsciiAndLowerCase(String address, String domain) {
        assertThat(Email.domainOf(address)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ann",
                "@example.com",
                "ann@",
                "ann@localhost",
                "ann@.com",
                "ann@example.",
                "ann@example.com.",
                "ann@exa mple.com",
                "ann@exam_ple.com",
                "ann@-example.com",
                "ann@[192.0.2.1]",
                "ann@example..com",
                "ann@example.com/path",
                "ann@example.com\u0000",
                "ann@example.com>",
            })
    void whatIsNoAddressHasNoDomain(String text) {
        assertThat(Email.domainOf(text)).isEmpty();
    }

    @DisplayName("a name that older and newer readers of domains take for different domains belongs to nobody")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@straße.example",
                "ann@STRAẞE.example",
                "ann@φίλος.example",
                "ann@a\u200Db.example",
                "ann@a\u200Cb.example"
            })
    void anAmbiguousDomainIsNone(String address) {
        assertThat(Email.domainOf(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300})
    void aLabelOrNameThatIsTooLongIsNoDomain(int length) {
        assertThat(Email.normalizedDomain("a".repeat(length) + ".example")).isEmpty();
    }

    @Provide
    Arbitrary<String> localParts() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> domains() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(12);
        return Combinators.combine(label.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of("com", "example", "xn--p1ai"))
                .as((labels, top) -> String.join(".", labels) + "." + top);
    }
}
