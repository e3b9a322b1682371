package io.keycloakb2b.testing.server;

import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Copies and deletes whole directories. */
public final class DirectoryTree {

    /** Libraries are never written to, so that a link does where the file system has one. */
    private static final Path LIBRARIES = Path.of("lib", "lib");

    private DirectoryTree() {}

    static void copy(Path source, Path target) {
        try (Stream<Path> paths = Files.walk(source)) {
            paths.forEach(path -> copyOne(source, path, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyOne(Path source, Path path, Path target) {
        var relative = source.relativize(path);
        var copy = target.resolve(relative);
        try {
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else if (relative.startsWith(LIBRARIES)) {
                link(path, copy);
            } else {
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path path, Path copy) throws IOException {
        try {
            Files.createLink(copy, path);
        } catch (UnsupportedOperationException e) {
            Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
