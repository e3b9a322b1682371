package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12) of the records that requests are read into and answers are written from. A component that is
 * an {@code Optional} may be left out of an answer; one that is {@linkplain About#needed() needed} may not be left out
 * of a request; whatever a request carries beside the components is refused.
 */
final class Schemas {

    private static final Map<Class<?>, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(OptionalInt.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(OptionalLong.class, "integer"));

    /** What constants answer with where a word is not simply their name. */
    private static final Set<String> WORDS = Set.of("word", "code");

    private final Map<String, ObjectNode> named = new TreeMap<>();

    /** Everything that was referred to, by name. */
    Map<String, ObjectNode> named() {
        return named;
    }

    ObjectNode ofRequest(Class<?> type) {
        return of(type, null, true);
    }

    ObjectNode ofAnswer(Class<?> type) {
        return of(type, null, false);
    }

    /** A single value: a query parameter or a component. */
    ObjectNode ofValue(Type type, @Nullable About about, boolean request) {
        return of(type, about, request);
    }

    private ObjectNode of(Type type, @Nullable About about, boolean request) {
        ObjectNode schema = plain(type, about, request);
        if (about != null && !about.value().isEmpty()) {
            schema.put("description", about.value());
        }
        return schema;
    }

    private ObjectNode plain(Type type, @Nullable About about, boolean request) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, about, request);
        }
        Class<?> raw = (Class<?>) type;
        if (SIMPLE.containsKey(raw)) {
            return simple(SIMPLE.get(raw), about);
        }
        if (raw == Object.class || raw == JsonNode.class) {
            return node();
        }
        if (raw == Instant.class) {
            return node().put("type", "string").put("format", "date-time");
        }
        if (raw.isEnum()) {
            ObjectNode schema = node().put("type", "string");
            Arrays.stream(raw.getEnumConstants())
                    .forEach(constant -> schema.withArray("enum").add(((Enum<?>) constant).name()));
            return schema;
        }
        if (raw.isRecord()) {
            return reference(raw, request);
        }
        if (Map.class.isAssignableFrom(raw) && raw.getGenericSuperclass() instanceof ParameterizedType map) {
            return ofMap(map.getActualTypeArguments()[1], raw.getAnnotation(About.class), request);
        }
        throw new IllegalStateException("no schema is known for " + type);
    }

    private ObjectNode ofGeneric(ParameterizedType generic, @Nullable About about, boolean request) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            return plain(arguments[0], about, request);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode schema = node().put("type", "array");
            schema.set("items", plain(arguments[0], about, request));
            return schema;
        }
        if (Map.class.isAssignableFrom(raw)) {
            return ofMap(arguments[1], about, request);
        }
        throw new IllegalStateException("no schema is known for " + generic);
    }

    /** A value that is optional may be null. */
    private ObjectNode ofMap(Type value, @Nullable About about, boolean request) {
        ObjectNode schema = node().put("type", "object");
        boolean nullable = value instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        ObjectNode values = plain(value, null, request);
        schema.set("additionalProperties", nullable ? orNull(values) : values);
        if (about != null && about.words().length > 0) {
            schema.putObject("propertyNames").set("enum", words(about.words()));
        }
        return schema;
    }

    private static ObjectNode simple(String type, @Nullable About about) {
        ObjectNode schema = node().put("type", type);
        if (about != null && about.words().length > 0) {
            schema.set("enum", words(about.words()));
        }
        if (about != null && !about.format().isEmpty()) {
            schema.put("format", about.format());
        }
        return schema;
    }

    private ObjectNode reference(Class<?> type, boolean request) {
        String name = name(type);
        if (!named.containsKey(name)) {
            ObjectNode schema = node();
            named.put(name, schema);
            describe(schema, type, request);
        }
        return node().put("$ref", "#/components/schemas/" + name);
    }

    private void describe(ObjectNode schema, Class<?> type, boolean request) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            About about = component.getAnnotation(About.class);
            properties.set(component.getName(), of(component.getGenericType(), about, request));
            if (request ? about != null && about.needed() : !mayBeAbsent(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (request) {
            schema.put("additionalProperties", false);
        }
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return Set.of(Optional.class, OptionalInt.class, OptionalLong.class).contains(component.getType());
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = node();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    /** A nested record is named after its resource as well. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer).replaceFirst("Resource$", "") + type.getSimpleName();
    }

    /** The words of constants, as requests and answers have them. */
    private static ArrayNode words(Class<? extends Enum<?>>[] types) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(types)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Schemas::word)
                .forEach(words::add);
        return words;
    }

    private static String word(Enum<?> constant) {
        return wordMethod(constant.getDeclaringClass())
                .map(method -> invoke(method, constant))
                .orElseGet(() -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Optional<Method> wordMethod(Class<?> type) {
        return List.of(type.getMethods()).stream()
                .filter(method -> WORDS.contains(method.getName()) && method.getParameterCount() == 0)
                .findFirst();
    }

    private static String invoke(Method method, Enum<?> constant) {
        try {
            return String.valueOf(method.invoke(constant));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
