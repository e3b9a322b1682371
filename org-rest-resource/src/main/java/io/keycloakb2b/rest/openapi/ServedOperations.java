package io.keycloakb2b.rest.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Every operation that is served below the roots, as the annotations of the resources say. */
public final class ServedOperations {

    private final List<ServedOperation> all;

    /** @param roots the resource at each root */
    public ServedOperations(Map<Root, Class<?>> roots) {
        all = roots.entrySet().stream()
                .flatMap(root -> below(root.getKey(), "", root.getValue()))
                .filter(operation -> !operation.verb().equals(HttpMethod.OPTIONS))
                .sorted(Comparator.comparing(ServedOperation::root)
                        .thenComparing(ServedOperation::path)
                        .thenComparing(ServedOperation::verb))
                .toList();
    }

    public List<ServedOperation> all() {
        return all;
    }

    private static Stream<ServedOperation> below(Root root, String prefix, Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> of(root, prefix, method));
    }

    private static Stream<ServedOperation> of(Root root, String prefix, Method method) {
        Optional<Path> own = Optional.ofNullable(method.getAnnotation(Path.class));
        String path = prefix + own.map(segment -> "/" + segment.value()).orElse("");
        Optional<String> verb = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
        if (verb.isPresent()) {
            return Stream.of(new ServedOperation(root, verb.get(), path, method));
        }
        return own.isPresent() ? below(root, path, method.getReturnType()) : Stream.empty();
    }
}
