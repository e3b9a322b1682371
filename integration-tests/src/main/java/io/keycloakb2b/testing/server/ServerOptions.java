package io.keycloakb2b.testing.server;

import io.keycloakb2b.testing.database.TestDatabase;
import java.util.List;
import java.util.stream.Stream;

/** What distinguishes one test server from another. */
public record ServerOptions(TestDatabase database, List<String> buildArguments, List<String> startArguments) {

    public ServerOptions {
        buildArguments = List.copyOf(buildArguments);
        startArguments = List.copyOf(startArguments);
    }

    public static ServerOptions on(TestDatabase database) {
        return new ServerOptions(database, List.of(), List.of());
    }

    /** Adds options of {@code kc.sh build}, such as {@code --features=…}. */
    public ServerOptions builtWith(String... arguments) {
        return new ServerOptions(database, appended(buildArguments, arguments), startArguments);
    }

    /** Adds options of {@code kc.sh start}; the last one of a name wins. */
    public ServerOptions startedWith(String... arguments) {
        return new ServerOptions(database, buildArguments, appended(startArguments, arguments));
    }

    private static List<String> appended(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toList();
    }
}
