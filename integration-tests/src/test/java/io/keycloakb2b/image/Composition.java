package io.keycloakb2b.image;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Servers, their database and what stands before them, side by side in a file of {@code docker/}. */
record Composition(String text) {

    /** {@code $$} is a dollar. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$(?!\\$)\\{?(\\w+)");

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?[^}]+}");

    static Composition ofOneNode() {
        return new Composition(Checkout.text("docker/compose.yaml"));
    }

    /** Only what it adds to the one node. */
    static Composition ofACluster() {
        return new Composition(Checkout.text("docker/compose.cluster.yaml"));
    }

    JsonNode all() {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode service(String name) {
        return all().required("services").required(name);
    }

    Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        service(service)
                .required("environment")
                .properties()
                .forEach(setting ->
                        environment.put(setting.getKey(), setting.getValue().asText()));
        return environment;
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
