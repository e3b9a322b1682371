package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

final class HostNameTest {

    @Example
    void oneHostIsWrittenInOneWay() {
        for (String text : List.of(
                "anmeldung.xn--mller-kva.example",
                "Anmeldung.Müller.Example",
                "ANMELDUNG.MÜLLER.EXAMPLE.",
                "anmeldung。müller。example")) {
            assertThat(HostName.of(text).map(HostName::value)).as(text).contains("anmeldung.xn--mller-kva.example");
        }
    }

    @Example
    void whatIsNoNameWithADomainIsNone() {
        for (String text : List.of(
                "",
                ".",
                "..",
                "localhost",
                "acme.",
                ".example",
                "acme..example",
                "127.0.0.1",
                "1.2.3.4.",
                "acme.1",
                "[::1]",
                "::1",
                "acme.example:443",
                "user@acme.example",
                "https://acme.example",
                "acme.example/x",
                "acme example.org",
                "acme_x.example",
                "-acme.example",
                "acme-.example",
                "*.acme.example",
                "acme\u0000.example",
                "acme\u200b.example\u202e",
                "straße.example",
                "a".repeat(64) + ".example",
                "a.".repeat(130) + "example")) {
            assertThat(HostName.of(text)).as(text).isEqualTo(Optional.empty());
        }
    }

    @Example
    void noOtherWayToWriteAHostBecomesOne() {
        for (String text : List.of("Acme.example", "acme.example.", "müller.example", "acme")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HostName(text));
        }
    }
}
