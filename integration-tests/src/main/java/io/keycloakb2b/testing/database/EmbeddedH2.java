package io.keycloakb2b.testing.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak's own development database.
 *
 * @param directory where its file stays; empty for the server's home, with which it goes away
 */
public record EmbeddedH2(Optional<Path> directory) implements TestDatabase {

    public static EmbeddedH2 passing() {
        return new EmbeddedH2(Optional.empty());
    }

    public static EmbeddedH2 lastingIn(Path directory) {
        return new EmbeddedH2(Optional.of(directory));
    }

    @Override
    public String vendor() {
        return "dev-file";
    }

    @Override
    public Map<String, String> environment() {
        return directory
                .map(path -> Map.of("KC_DB_URL", "jdbc:h2:file:" + path.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE"))
                .orElse(Map.of());
    }

    @Override
    public void close() {
        // The file goes away with the home, or is meant to stay.
    }
}
