package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The directory below {@code target/} where the build leaves the ingredients and servers leave their traces. */
record Workspace(Path root) {

    /** Relative to the module, or to the repository when started there. */
    static Workspace configured() {
        var override = System.getProperty("kc.workspace");
        if (override != null) {
            return new Workspace(Path.of(override).toAbsolutePath());
        }
        var fromRepository = Path.of("integration-tests");
        var module = Files.isDirectory(fromRepository) ? fromRepository : Path.of("");
        return new Workspace(module.resolve("target/keycloak").toAbsolutePath());
    }

    /** Keycloak as it was published. */
    Path distribution() {
        try (Stream<Path> children = Files.list(root.resolve("distribution"))) {
            return children.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No Keycloak in " + root + "/distribution"));
        } catch (IOException e) {
            throw new UncheckedIOException("No Keycloak in " + root + "; run mvn verify once", e);
        }
    }

    /** The version of what {@link #distribution} holds. */
    String keycloakVersion() {
        return distribution().getFileName().toString().replaceFirst("^keycloak-", "");
    }

    /** What we ship for {@code providers/}. */
    ProviderArchive providers() {
        return new ProviderArchive(root.resolve("providers.zip"));
    }

    Path homes() {
        return root.resolve("homes");
    }

    Path runs() {
        return root.resolve("runs");
    }

    Path logs() {
        return root.resolve("logs");
    }
}
