package io.keycloakb2b.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.util.List;

/** Reads and writes bodies; whatever is not of the form is refused by the name of its field. */
final class Json {

    /** Longest request body, in bytes. */
    static final int MAX_BODY = 256 * 1024;

    /** How deep objects and lists may be nested. */
    static final int MAX_DEPTH = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule(), new PatchModule(), new OptionalModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** @throws OrganizationException {@code UNKNOWN_FIELD} or {@code INVALID_VALUE}, naming the field */
    static <T> T read(String body, Class<T> type) {
        if (body.length() > MAX_BODY) {
            throw tooLarge();
        }
        try {
            T value = MAPPER.readValue(body.isBlank() ? "{}" : body, type);
            if (value == null) {
                throw OrganizationError.INVALID_VALUE.on("body", "must be a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw OrganizationError.UNKNOWN_FIELD.on(field(unknown), "is not a field of this request");
        } catch (InvalidNullException cleared) {
            throw OrganizationError.INVALID_VALUE.on(field(cleared), "must not be null");
        } catch (JsonMappingException malformed) {
            throw malformed.getCause() instanceof OrganizationException refusal
                    ? refusal
                    : OrganizationError.INVALID_VALUE.on(field(malformed), "is not of the right type");
        } catch (JsonProcessingException malformed) {
            throw OrganizationError.INVALID_VALUE.on("body", "is not JSON, or nested deeper than " + MAX_DEPTH);
        }
    }

    static RequestException tooLarge() {
        return RequestError.BODY_TOO_LARGE.on("body", "may have at most " + MAX_BODY + " bytes");
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a representation cannot be written", e);
        }
    }

    private static String field(JsonMappingException refused) {
        List<JsonMappingException.Reference> path = refused.getPath();
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }
}
