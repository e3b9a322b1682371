package io.keycloakb2b.testing.server;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The archive we ship, to be unpacked into {@code providers/}. */
record ProviderArchive(Path file) {

    /** Tells two archives apart by what is in them. */
    String fingerprint() {
        try (var zip = new ZipFile(file.toFile())) {
            return String.join(
                    ",",
                    jars(zip).stream()
                            .map(entry -> entry.getName() + ":" + entry.getCrc())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unpackInto(Path providers) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry jar : jars(zip)) {
                try (var content = zip.getInputStream(jar)) {
                    Files.copy(content, providers.resolve(Path.of(jar.getName()).getFileName()));
                }
            }
        }
    }

    private static List<? extends ZipEntry> jars(ZipFile zip) {
        return zip.stream()
                .filter(entry -> entry.getName().endsWith(".jar"))
                .sorted(comparing(ZipEntry::getName))
                .toList();
    }
}
