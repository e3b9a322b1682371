package io.keycloakb2b.testing.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;

/** Reads a page that refuses somebody back into the word of the reason. */
public final class Refusals {

    private static final Path TEXTS = Path.of(
            "..",
            "org-authenticators",
            "src",
            "main",
            "resources",
            "theme-resources",
            "messages",
            "messages_en.properties");
    private static final String PREFIX = "b2b.denied.";

    private static final Properties MESSAGES = read();

    private Refusals() {}

    /** The word; empty where the page says something else. */
    public static Optional<String> word(String page) {
        var letters = letters(page);
        return MESSAGES.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .filter(key -> letters.contains(letters(MESSAGES.getProperty(key))))
                .max(Comparator.comparingInt(String::length))
                .map(key -> key.substring(PREFIX.length()));
    }

    /** Quotes and dashes are written differently in a page. */
    private static String letters(String text) {
        return text.replaceAll("&[^;\\s]{1,8};", "").replaceAll("[^A-Za-z]", "");
    }

    private static Properties read() {
        var messages = new Properties();
        try (var texts = Files.newBufferedReader(TEXTS)) {
            messages.load(texts);
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
