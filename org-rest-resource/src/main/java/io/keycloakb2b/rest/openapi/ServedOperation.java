package io.keycloakb2b.rest.openapi;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One verb at one address of one root.
 *
 * @param path below the root, with the names of its parameters in braces
 * @param method what serves it
 */
public record ServedOperation(Root root, String verb, String path, Method method) {

    private static final String RESOURCE = "Resource";

    /** Empty where nobody has described it yet. */
    public Optional<Operation> description() {
        return Optional.ofNullable(method.getAnnotation(Operation.class));
    }

    /** Whether it reads something that has an entity tag; what is streamed has none. */
    boolean tagged() {
        return verb.equals("GET")
                && description()
                        .filter(operation -> !operation.open())
                        .filter(operation -> List.of(operation.mediaTypes()).contains(MediaType.APPLICATION_JSON))
                        .isPresent();
    }

    /** Unique in the document, and the same in every version. */
    public String id() {
        String name = noun() + capital(method.getName());
        return switch (root) {
            case ORGANIZATION -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            case PLATFORM -> (path.contains("{organization}") ? "platform" : "realm") + name;
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** What it belongs to, for example {@code Member roles}. */
    String tag() {
        String words = noun().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return capital(words);
    }

    List<Parameter> queryParameters() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .toList();
    }

    /** Names of the parameters that its address may carry after the question mark. */
    public List<String> queryNames() {
        return queryParameters().stream()
                .map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                .toList();
    }

    /** What its request body may come as. */
    public List<String> mediaTypes() {
        if (description().filter(Operation::application).isPresent()) {
            return List.of(MediaType.APPLICATION_FORM_URLENCODED);
        }
        Consumes consumes = method.getAnnotation(Consumes.class);
        return consumes == null ? List.of(MediaType.APPLICATION_JSON) : List.of(consumes.value());
    }

    private String noun() {
        String name = method.getDeclaringClass().getSimpleName();
        return name.endsWith(RESOURCE) ? name.substring(0, name.length() - RESOURCE.length()) : name;
    }

    @Override
    public String toString() {
        return root + " " + verb + " " + path;
    }
}
