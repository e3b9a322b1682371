package io.keycloakb2b.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keycloakb2b.command.Patch;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.rest.openapi.Operation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bodies may say of a field: nothing, a value, and null where the field can be cleared. */
final class JsonTest {

    record Body(Optional<String> name, Optional<List<Part>> parts, Patch<String> note, Optional<Integer> size) {}

    record Part(Optional<String> word) {}

    @Test
    void aFieldThatIsLeftOutIsAbsent() {
        assertThat(Json.read("{}", Body.class))
                .isEqualTo(new Body(Optional.empty(), Optional.empty(), Patch.keep(), Optional.empty()));
    }

    @Test
    void aFieldThatIsGivenIsRead() {
        assertThat(Json.read("{\"name\":\"a\",\"parts\":[{\"word\":\"b\"}],\"note\":\"c\",\"size\":4}", Body.class))
                .isEqualTo(new Body(
                        Optional.of("a"),
                        Optional.of(List.of(new Part(Optional.of("b")))),
                        Patch.put("c"),
                        Optional.of(4)));
    }

    @Test
    void nullClearsWhatCanBeCleared_andNothingElse() {
        assertThat(Json.read("{\"note\":null}", Body.class).note()).isEqualTo(Patch.clear());
        assertNullRefused("{\"name\":null}", Body.class, "name");
        assertNullRefused("{\"name\":\"a\",\"size\":null}", Body.class, "size");
        assertNullRefused("{\"parts\":null}", Body.class, "parts");
        assertNullRefused("{\"parts\":[{\"word\":\"a\"},{\"word\":null}]}", Body.class, "parts[1].word");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noBodyOfTheApiTakesNullForAFieldThatCannotBeCleared(Class<?> body) {
        for (RecordComponent component : body.getRecordComponents()) {
            String json = "{\"" + component.getName() + "\":null}";
            if (component.getType() == Patch.class) {
                assertThat(Json.read(json, body)).as(json).isNotNull();
            } else {
                assertNullRefused(json, body, component.getName());
            }
        }
    }

    static Stream<Class<?>> bodies() {
        return Contract.OPERATIONS.all().stream()
                .flatMap(operation -> operation.description().stream())
                .<Class<?>>map(Operation::body)
                .filter(Class::isRecord)
                .filter(body ->
                        Arrays.stream(body.getRecordComponents()).findAny().isPresent())
                .distinct();
    }

    private static void assertNullRefused(String json, Class<?> body, String field) {
        OrganizationException refusal = catchThrowableOfType(OrganizationException.class, () -> Json.read(json, body));
        assertThat(refusal).as(json).isNotNull();
        assertThat(refusal.error()).isEqualTo(OrganizationError.INVALID_VALUE);
        assertThat(refusal.field()).contains(field);
        assertThat(refusal.rule()).isEqualTo("must not be null");
    }
}
