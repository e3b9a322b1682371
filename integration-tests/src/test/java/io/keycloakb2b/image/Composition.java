package io.keycloakb2b.image;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The server and its database side by side, in {@code docker/compose.yaml}. */
record Composition(String text) {

    /** {@code $$} is a dollar. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$(?!\\$)\\{?(\\w+)");

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?[^}]+}");

    static Composition read() {
        return new Composition(Checkout.text("docker/compose.yaml"));
    }

    JsonNode service(String name) {
        try {
            return new YAMLMapper().readTree(text).required("services").required(name);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    SortedSet<String> variables() {
        return allOf(VARIABLE);
    }

    /** Those without which nothing starts, whereby a sentence says what is missing. */
    SortedSet<String> requiredVariables() {
        return allOf(REQUIRED);
    }

    private SortedSet<String> allOf(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
