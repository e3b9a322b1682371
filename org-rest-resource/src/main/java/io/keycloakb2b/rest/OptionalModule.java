package io.keycloakb2b.rest;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.ReferenceTypeDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets null be said of nothing that may only be left out: whoever writes it means to clear the field, and would
 * otherwise be told that it was done. What can be cleared is a {@link io.keycloakb2b.command.Patch}.
 */
final class OptionalModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findReferenceDeserializer(
                    ReferenceType type,
                    DeserializationConfig config,
                    BeanDescription description,
                    @Nullable TypeDeserializer typed,
                    @Nullable JsonDeserializer<?> value) {
                return type.hasRawClass(Optional.class) ? new OptionalDeserializer(type, null, typed, value) : null;
            }
        });
    }

    private static final class OptionalDeserializer extends ReferenceTypeDeserializer<Optional<?>> {

        private static final long serialVersionUID = 1L;

        OptionalDeserializer(
                JavaType type,
                @Nullable ValueInstantiator instantiator,
                @Nullable TypeDeserializer typed,
                @Nullable JsonDeserializer<?> value) {
            super(type, instantiator, typed, value);
        }

        @Override
        protected OptionalDeserializer withResolved(TypeDeserializer typed, JsonDeserializer<?> value) {
            return new OptionalDeserializer(_fullType, _valueInstantiator, typed, value);
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) throws JsonMappingException {
            throw InvalidNullException.from(context, null, _fullType);
        }

        @Override
        public Optional<?> getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Optional<?> referenceValue(@Nullable Object contents) {
            return Optional.ofNullable(contents);
        }

        @Override
        public @Nullable Object getReferenced(Optional<?> reference) {
            return reference.orElse(null);
        }

        @Override
        public Optional<?> updateReference(Optional<?> reference, @Nullable Object contents) {
            return Optional.ofNullable(contents);
        }
    }
}
