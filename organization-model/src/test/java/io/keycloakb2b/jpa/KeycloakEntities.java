package io.keycloakb2b.jpa;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.keycloak.models.jpa.entities.OrganizationEntity;

/** Every entity of Keycloak's own JPA model, since those that queries touch hang on most of the others. */
final class KeycloakEntities {

    private KeycloakEntities() {}

    static List<? extends Class<?>> all() {
        try (JarFile jar = new JarFile(Path.of(OrganizationEntity.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("org/keycloak/[^$]*/[A-Z][^/$]*\\.class"))
                    .filter(name ->
                            name.contains("/entity/") || name.contains("/entities/") || name.contains("Entity.class"))
                    .map(name -> load(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(Entity.class))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, KeycloakEntities.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
