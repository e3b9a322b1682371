package io.keycloakb2b.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EmailedCodeTest {

    @Test
    void whenMadeThenItTakesItsOwnDigitsAndNoOthers() {
        EmailedCode.Fresh fresh = EmailedCode.make("typed:ann", 6, Duration.ofMinutes(10));

        assertThat(fresh.digits()).matches("[0-9]{6}");
        assertThat(fresh.code().matches(fresh.digits())).isTrue();
        assertThat(fresh.code().matches("")).isFalse();
        assertThat(fresh.code().matches(fresh.digits() + "0")).isFalse();
    }

    @Test
    void whenKeptThenTheDigitsAreNotInIt() {
        EmailedCode.Fresh fresh = EmailedCode.make("typed:ann", 10, Duration.ofMinutes(10));

        assertThat(fresh.code().toString()).doesNotContain(fresh.digits());
        assertThat(fresh.code().hash())
                .isNotEqualTo(EmailedCode.make("typed:ann", 10, Duration.ofMinutes(10))
                        .code()
                        .hash());
    }

    @Test
    void whenMadeForSomebodyThenItIsForNobodyElse() {
        EmailedCode code =
                EmailedCode.make("typed:ann", 6, Duration.ofMinutes(10)).code();

        assertThat(code.isFor("typed:ann")).isTrue();
        assertThat(code.isFor("typed:bob")).isFalse();
        assertThat(code.isFor("known:ann")).isFalse();
    }
}
