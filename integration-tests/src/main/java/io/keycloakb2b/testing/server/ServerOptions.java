package io.keycloakb2b.testing.server;

import io.keycloakb2b.testing.database.TestDatabase;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What distinguishes one server from another.
 *
 * @param port where it listens; empty for any port that is free
 */
public record ServerOptions(
        TestDatabase database, OptionalInt port, List<String> buildArguments, List<String> startArguments) {

    public ServerOptions {
        buildArguments = List.copyOf(buildArguments);
        startArguments = List.copyOf(startArguments);
    }

    public static ServerOptions on(TestDatabase database) {
        return new ServerOptions(database, OptionalInt.empty(), List.of(), List.of());
    }

    public ServerOptions onPort(int newPort) {
        return new ServerOptions(database, OptionalInt.of(newPort), buildArguments, startArguments);
    }

    /** Adds options of {@code kc.sh build}, such as {@code --features=…}. */
    public ServerOptions builtWith(String... arguments) {
        return new ServerOptions(database, port, appended(buildArguments, arguments), startArguments);
    }

    /** Adds options of {@code kc.sh start}; the last one of a name wins. */
    public ServerOptions startedWith(String... arguments) {
        return new ServerOptions(database, port, buildArguments, appended(startArguments, arguments));
    }

    private static List<String> appended(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toList();
    }
}
