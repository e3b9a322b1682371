package io.keycloakb2b.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {

    private static final Path SCRIPTS = Path.of("src/main/node");
    private static final Pattern KEY = Pattern.compile("\"(b2b[A-Z][A-Za-z0-9]*)\"");
    private static final Pattern FORM_OF_A_NUMBER = Pattern.compile("_(one|other)$");

    @ParameterizedTest
    @ValueSource(strings = {"login", "account", "admin", "common"})
    void everyTextIsThereInEveryLanguage(String type) throws IOException {
        assertThat(messages(type, "de").keySet()).isEqualTo(messages(type, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "account", "admin", "common"})
    void noTextIsEmpty(String type) throws IOException {
        assertThat(messages(type, "de").values()).doesNotContain("");
        assertThat(messages(type, "en").values()).doesNotContain("");
    }

    /** The texts of the parts that the consoles share are in {@code common}. */
    @Test
    void partsInCommonUseEveryTextInCommon_andNoOther() throws IOException {
        assertThat(texts("common")).isEqualTo(usedBy("shared"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "admin"})
    void consoleUsesEveryText_andNoOther(String console) throws IOException {
        var used = usedBy(console);
        used.removeAll(texts("common"));

        assertThat(texts(console)).isEqualTo(used);
    }

    private static Set<String> texts(String type) throws IOException {
        Set<String> texts = new TreeSet<>();
        messages(type, "en")
                .stringPropertyNames()
                .forEach(key -> texts.add(FORM_OF_A_NUMBER.matcher(key).replaceFirst("")));
        return texts;
    }

    private static Set<String> usedBy(String scripts) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (var files = Files.walk(SCRIPTS.resolve(scripts).resolve("src"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> KEY.matcher(read(file)).results().forEach(key -> keys.add(key.group(1))));
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties messages(String type, String language) throws IOException {
        var file = "/theme/b2b/" + type + "/messages/messages_" + language + ".properties";
        try (var stream = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file), file)) {
            var messages = new Properties();
            messages.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return messages;
        }
    }
}
