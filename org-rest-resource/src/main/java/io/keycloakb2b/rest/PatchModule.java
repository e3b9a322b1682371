package io.keycloakb2b.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.keycloakb2b.command.Patch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lets bodies say of a field that it is to be cleared, by null, as in a merge patch (RFC 7396). */
final class PatchModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PatchModule() {
        addDeserializer(Patch.class, new PatchDeserializer(null));
    }

    @SuppressWarnings("rawtypes") // as SimpleModule wants it
    private static final class PatchDeserializer extends JsonDeserializer<Patch> implements ContextualDeserializer {

        private final @Nullable JsonDeserializer<Object> value;

        PatchDeserializer(@Nullable JsonDeserializer<Object> value) {
            this.value = value;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.getContextualType().containedType(0);
            return new PatchDeserializer(context.findContextualValueDeserializer(type, property));
        }

        @Override
        public Patch deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (value == null) {
                throw new IllegalStateException("a patch says of what it is");
            }
            return Patch.put(value.deserialize(parser, context));
        }

        @Override
        public Patch getNullValue(DeserializationContext context) {
            return Patch.clear();
        }

        @Override
        public Patch getAbsentValue(DeserializationContext context) {
            return Patch.keep();
        }
    }
}
