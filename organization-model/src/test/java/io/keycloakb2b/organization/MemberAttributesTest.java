package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberAttributesTest {

    private final MemberAttributes stored = new MemberAttributes(Map.of("room", "12", "desk", "A"));

    @Test
    void aChangeTouchesWhatItNamesAndNothingElse() {
        assertThat(stored.with(Map.of("room", Optional.of("13"), "desk", Optional.empty(), "badge", Optional.of("7")))
                        .values())
                .isEqualTo(Map.of("room", "13", "badge", "7"));
        assertThat(stored.with(Map.of("absent", Optional.empty()))).isEqualTo(stored);
    }

    @Test
    void twoNamesNeverDifferInCaseOnly() {
        refuses(Map.of("Room", Optional.of("13")));
        assertThat(stored.with(Map.of("Room", Optional.of("13"), "room", Optional.empty()))
                        .values())
                .containsOnlyKeys("Room", "desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1st", "a b", "ı", "straße", "a\u0000", "-a", "../x"})
    void namesThatDatabasesReadDifferentlyAreRefused(String name) {
        refuses(Map.of(name, Optional.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "\u0000"})
    void valuesAreTexts(String value) {
        refuses(Map.of("room", Optional.of(value)));
    }

    @Test
    void thereAreLimits() {
        refuses(Map.of("n".repeat(MemberAttributes.MAX_NAME + 1), Optional.of("x")));
        refuses(Map.of("room", Optional.of("x".repeat(MemberAttributes.MAX_VALUE + 1))));
        Map<String, Optional<String>> many = new HashMap<>();
        for (int i = 0; i < MemberAttributes.MAX_COUNT - 1; i++) {
            many.put("a" + i, Optional.of("x"));
        }
        refuses(many);
    }

    private void refuses(Map<String, Optional<String>> changes) {
        assertThatThrownBy(() -> stored.with(changes)).isInstanceOfSatisfying(OrganizationException.class, refusal -> {
            assertThat(refusal.error()).isEqualTo(OrganizationError.INVALID_VALUE);
            assertThat(refusal.field().orElseThrow()).startsWith("attributes");
        });
    }
}
