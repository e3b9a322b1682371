package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A call of {@code kc.sh} with an environment free of settings of the machine. */
final class KeycloakCommand {

    private static final Set<String> JVM_SETTINGS =
            Set.of("JAVA_OPTS", "JAVA_OPTS_KC_HEAP", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private final ProcessBuilder builder;

    private KeycloakCommand(ProcessBuilder builder) {
        this.builder = builder;
    }

    static KeycloakCommand in(Path home, List<String> arguments) {
        var command = Stream.concat(Stream.of(home.resolve("bin/kc.sh").toString()), arguments.stream());
        var builder =
                new ProcessBuilder(command.toList()).directory(home.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || JVM_SETTINGS.contains(name));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return new KeycloakCommand(builder);
    }

    KeycloakCommand inJvm(String options) {
        return with(Map.of("JAVA_OPTS_APPEND", options));
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
