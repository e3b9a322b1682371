package io.keycloakb2b.branding;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.DenialReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DenialMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyDenialHasAText(String language) throws IOException {
        assertThat(messages(language).stringPropertyNames().stream().filter(key -> key.startsWith("b2b.denied.")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DenialReason.values())
                        .map(reason -> "b2b.denied." + reason.word())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        assertThat(messages("de").stringPropertyNames())
                .isEqualTo(messages("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTextSurvivesFormatting(String language) throws IOException {
        messages(language).forEach((key, text) -> assertThat(
                        new MessageFormat(text.toString(), Locale.forLanguageTag(language)).format(new Object[0]))
                .as(key.toString())
                .isEqualTo(text.toString().replace("''", "'")));
    }

    private static Properties messages(String language) throws IOException {
        var file = "/theme-resources/messages/messages_" + language + ".properties";
        try (var stream = Objects.requireNonNull(DenialMessagesTest.class.getResourceAsStream(file), file)) {
            var messages = new Properties();
            messages.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return messages;
        }
    }
}
