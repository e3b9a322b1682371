package io.keycloakb2b.architecture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** The JARs that go into {@code providers/}, or their class directories when nothing was packaged yet. */
public final class DeployedJars implements LocationProvider {

    private static final Pattern JAR = Pattern.compile(".*/keycloak-b2b-(?!integration-tests)[^/]+\\.jar");
    private static final Pattern CLASSES =
            Pattern.compile(".*/(organization-model|org-[a-z-]+|themes)/target/classes/?");

    @Override
    public Set<Location> get(Class<?> testClass) {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(DeployedJars::isDeployed)
                .map(DeployedJars::location)
                .collect(toUnmodifiableSet());
    }

    private static Location location(String entry) {
        var uri = Path.of(entry).toUri();
        return Location.of(JAR.matcher(entry).matches() ? URI.create("jar:" + uri + "!/") : uri);
    }

    private static boolean isDeployed(String entry) {
        return JAR.matcher(entry).matches() || CLASSES.matcher(entry).matches();
    }
}
