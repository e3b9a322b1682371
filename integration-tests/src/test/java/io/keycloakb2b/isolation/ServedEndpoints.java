package io.keycloakb2b.isolation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.keycloakb2b.architecture.DeployedJars;
import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every endpoint that the resource classes serve, read from what is deployed. */
public final class ServedEndpoints {

    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
    private static final String REST = "jakarta.ws.rs.";

    private final JavaClasses classes =
            new ClassFileImporter().importLocations(new DeployedJars().get(ServedEndpoints.class));

    /** As {@code ROOT VERB /path}. */
    public Set<String> all() {
        Set<String> found = new TreeSet<>();
        for (Root root : Root.values()) {
            below(root, "", classes.get(root.resource()))
                    .map(Endpoint::toString)
                    .forEach(found::add);
        }
        return found;
    }

    private Stream<Endpoint> below(Root root, String prefix, JavaClass resource) {
        return resource.getMethods().stream().flatMap(method -> of(root, prefix, method));
    }

    private Stream<Endpoint> of(Root root, String prefix, JavaMethod method) {
        String path = prefix + path(method).map(own -> "/" + own).orElse("");
        List<String> verbs = VERBS.stream()
                .filter(verb -> method.isAnnotatedWith(REST + verb))
                .toList();
        if (!verbs.isEmpty()) {
            return verbs.stream().map(verb -> new Endpoint(root, verb, path));
        }
        return path(method).isPresent() ? below(root, path, method.getRawReturnType()) : Stream.empty();
    }

    private static Optional<String> path(JavaMethod method) {
        return method.tryGetAnnotationOfType(REST + "Path")
                .map(path -> String.valueOf(path.get("value").orElse("")))
                .map(Optional::of)
                .orElse(Optional.empty());
    }
}
