package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A call of {@code kc.sh} with an environment free of settings of the machine. */
final class KeycloakCommand {

    /**
     * The small collector suits a small server. Both compilers stay: without the second one the keys of a new realm
     * take seconds.
     */
    private static final String JVM_OPTIONS = "-XX:-UseG1GC -XX:+UseSerialGC";

    private final ProcessBuilder builder;

    private KeycloakCommand(ProcessBuilder builder) {
        this.builder = builder;
    }

    static KeycloakCommand in(Path home, List<String> arguments) {
        var command = Stream.concat(Stream.of(home.resolve("bin/kc.sh").toString()), arguments.stream());
        var builder =
                new ProcessBuilder(command.toList()).directory(home.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.equals("JAVA_TOOL_OPTIONS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_APPEND", JVM_OPTIONS);
        return new KeycloakCommand(builder);
    }

    KeycloakCommand with(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    KeycloakCommand redirectTo(Path log) {
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return this;
    }

    KeycloakProcess start() throws IOException {
        return KeycloakProcess.of(builder.start());
    }
}
