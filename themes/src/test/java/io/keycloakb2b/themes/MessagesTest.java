package io.keycloakb2b.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MessagesTest {

    @Test
    void everyTextIsThereInEveryLanguage() throws IOException {
        assertThat(messages("de").keySet()).isEqualTo(messages("en").keySet());
    }

    private static Properties messages(String language) throws IOException {
        var file = "/theme/b2b/login/messages/messages_" + language + ".properties";
        try (var stream = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file), file)) {
            var messages = new Properties();
            messages.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return messages;
        }
    }
}
