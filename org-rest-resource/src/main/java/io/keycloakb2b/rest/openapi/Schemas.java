package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.command.Patch;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
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
        return ofClass(type, null, true);
    }

    ObjectNode ofAnswer(Class<?> type) {
        return ofClass(type, null, false);
    }

    /** A request in which other fields are ignored: a form also holds what its sender proves itself with. */
    ObjectNode ofForm(Class<?> type) {
        ObjectNode reference = reference(type, true);
        named.computeIfPresent(name(type), (name, schema) -> schema.without("additionalProperties"));
        return reference;
    }

    /** A single value: a query parameter or a component. */
    ObjectNode ofValue(AnnotatedType type, @Nullable About about, boolean request) {
        ObjectNode schema = plain(type, about, request);
        if (about != null && !about.value().isEmpty()) {
            schema.put("description", about.value());
        }
        return schema;
    }

    private ObjectNode plain(AnnotatedType type, @Nullable About about, boolean request) {
        return type instanceof AnnotatedParameterizedType generic
                ? ofGeneric(generic, about, request)
                : ofClass((Class<?>) type.getType(), about, request);
    }

    private ObjectNode ofClass(Class<?> type, @Nullable About about, boolean request) {
        String simple = SIMPLE.get(type);
        if (simple != null) {
            return simple(simple, about);
        }
        if (type == Object.class || type == JsonNode.class) {
            return node();
        }
        if (type == Instant.class) {
            return node().put("type", "string").put("format", "date-time");
        }
        if (type.isRecord()) {
            return reference(type, request);
        }
        if (Map.class.isAssignableFrom(type)
                && type.getAnnotatedSuperclass() instanceof AnnotatedParameterizedType map) {
            return ofMap(map.getAnnotatedActualTypeArguments()[1], type.getAnnotation(About.class), request);
        }
        throw new IllegalStateException("no schema is known for " + type);
    }

    private ObjectNode ofGeneric(AnnotatedParameterizedType generic, @Nullable About about, boolean request) {
        Class<?> raw = (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        if (raw == Optional.class) {
            return plain(arguments[0], about, request);
        }
        if (raw == Patch.class) {
            ObjectNode value = plain(arguments[0], about, request);
            return about != null && about.kept() ? value : orNull(value);
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

    private ObjectNode ofMap(AnnotatedType value, @Nullable About about, boolean request) {
        ObjectNode schema = node().put("type", "object");
        ObjectNode values = plain(value, null, request);
        schema.set("additionalProperties", value.isAnnotationPresent(Nullable.class) ? orNull(values) : values);
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
            String name = written(component);
            properties.set(name, ofValue(component.getAnnotatedType(), about, request));
            if (request ? about != null && about.needed() : !mayBeAbsent(component)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (request) {
            schema.put("additionalProperties", false);
        }
    }

    /** Standards have names of their own. */
    private static String written(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
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
