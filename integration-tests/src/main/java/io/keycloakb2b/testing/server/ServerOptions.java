package io.keycloakb2b.testing.server;

import io.keycloakb2b.testing.database.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What distinguishes one server from another.
 *
 * @param port where it listens; empty for any port that is free
 * @param withPack whether the pack is in {@code providers/}
 * @param jvmOptions of the server itself, in the form of a command line
 */
public record ServerOptions(
        TestDatabase database,
        OptionalInt port,
        List<String> buildArguments,
        List<String> startArguments,
        boolean withPack,
        String jvmOptions) {

    /**
     * A test server starts often and runs briefly: the quick compiler and the small collector suit it, and a heap that
     * need not grow.
     */
    static final String SMALL_SERVER = "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC -Xms512m -Xmx1g -Xmn256m";

    /** An empty database has no table that would be too large for an index, and looking takes half of the start. */
    private static final String NO_SEARCH_FOR_LARGE_TABLES =
            "--spi-connections-liquibase--quarkus--index-creation-threshold=0";

    public ServerOptions {
        buildArguments = List.copyOf(buildArguments);
        startArguments = List.copyOf(startArguments);
    }

    public static ServerOptions on(TestDatabase database) {
        return new ServerOptions(database, OptionalInt.empty(), List.of(), List.of(), true, SMALL_SERVER);
    }

    public ServerOptions onPort(int newPort) {
        return new ServerOptions(
                database, OptionalInt.of(newPort), buildArguments, startArguments, withPack, jvmOptions);
    }

    /** Adds options of {@code kc.sh build}, such as {@code --features=…}. */
    public ServerOptions builtWith(String... arguments) {
        return new ServerOptions(
                database, port, appended(buildArguments, arguments), startArguments, withPack, jvmOptions);
    }

    /** Adds options of {@code kc.sh start}; the last one of a name wins. */
    public ServerOptions startedWith(String... arguments) {
        return new ServerOptions(
                database, port, buildArguments, appended(startArguments, arguments), withPack, jvmOptions);
    }

    /** Keycloak as it is published. */
    public ServerOptions withoutPack() {
        return new ServerOptions(database, port, buildArguments, startArguments, false, jvmOptions);
    }

    /** In place of those for a small server; what {@code kc.sh} chooses by itself stays unless it is named. */
    public ServerOptions inJvm(String options) {
        return new ServerOptions(database, port, buildArguments, startArguments, withPack, options);
    }

    /** The port to listen on, looked for where none is asked for. */
    int portOrFreeOne() {
        return port.isPresent() ? port.getAsInt() : FreePort.find();
    }

    /** All options of {@code kc.sh build}. */
    List<String> toBuild() {
        return appended(List.of("--db=" + database.vendor()), buildArguments);
    }

    /** All options of {@code kc.sh start} on a port of the loopback address. */
    List<String> toStartOn(int chosenPort) {
        return appended(
                List.of(
                        "--http-enabled=true",
                        "--hostname-strict=false",
                        "--http-host=127.0.0.1",
                        "--http-port=" + chosenPort,
                        "--cache=local",
                        NO_SEARCH_FOR_LARGE_TABLES),
                startArguments);
    }

    /** All that {@code kc.sh start} reads from its environment. */
    Map<String, String> environmentFor(AdminAccount admin) {
        var environment = new HashMap<>(database.environment());
        environment.put("JAVA_OPTS_APPEND", jvmOptions);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", admin.username());
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", admin.password());
        return environment;
    }

    private static List<String> appended(List<String> arguments, List<String> more) {
        return Stream.concat(arguments.stream(), more.stream()).toList();
    }

    private static List<String> appended(List<String> arguments, String... more) {
        return appended(arguments, List.of(more));
    }
}
