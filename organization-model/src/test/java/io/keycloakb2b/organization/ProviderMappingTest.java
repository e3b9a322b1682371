package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProviderMappingTest {

    private static final ProviderMapping MAPPING = ProviderMapping.of(Map.of(
            "viewers", List.of("app-role:booking/viewer", "team:Sales"),
            "buyers", List.of(" organization-role:buyer "),
            "nonsense", List.of("viewer", "app-role:booking", "app-role:/viewer", "team:", "realm-role:admin")));

    @Test
    void eachValueGivesWhatIsWrittenForIt_andNoOtherDoes() {
        assertThat(MAPPING.given(List.of("viewers", "buyers", "viewers", "owner", "Viewers")))
                .contains(Set.of(
                        new ProviderGrant.AppRole("booking", "viewer"),
                        new ProviderGrant.OfTeam("Sales"),
                        new ProviderGrant.Role("buyer")));
        assertThat(MAPPING.given(List.of())).contains(Set.of());
        assertThat(MAPPING.given(List.of("nonsense"))).contains(Set.of());
    }

    @Test
    void ofTooManyValuesNoneCounts() {
        List<String> most = IntStream.range(0, ProviderMapping.MAX_VALUES)
                .mapToObj(i -> i == 0 ? "viewers" : "group-" + i)
                .toList();
        List<String> more = IntStream.rangeClosed(0, ProviderMapping.MAX_VALUES)
                .mapToObj(i -> i == 0 ? "viewers" : "group-" + i)
                .toList();

        assertThat(MAPPING.given(most)).map(Set::size).contains(2);
        assertThat(MAPPING.given(more)).isEmpty();
    }

    @Test
    void whatMakesAnAdministratorIsRefusedWhenItIsWritten() {
        for (BuiltInRole role : BuiltInRole.values()) {
            for (String name : List.of(role.word(), role.word().toUpperCase(Locale.ROOT))) {
                assertThatThrownBy(() -> ProviderMapping.require(
                                Map.of("x", List.of("team:Sales", "organization-role:" + name))))
                        .isInstanceOfSatisfying(OrganizationException.class, refusal -> assertThat(refusal.error())
                                .isEqualTo(OrganizationError.ESCALATION));
            }
        }
    }

    @Test
    void nonsenseAndTooManyLinesAreRefusedWhenTheyAreWritten() {
        List<String> lines = IntStream.rangeClosed(0, ProviderMapping.MAX_LINES)
                .mapToObj(i -> "team:" + i)
                .toList();
        for (List<String> refused : List.of(List.of("viewer"), lines)) {
            assertThatThrownBy(() -> ProviderMapping.require(Map.of("x", refused)))
                    .isInstanceOfSatisfying(OrganizationException.class, refusal -> assertThat(refusal.error())
                            .isEqualTo(OrganizationError.INVALID_VALUE));
        }
        ProviderMapping.require(Map.of("x", lines.subList(1, lines.size())));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (ProviderGrant grant : List.of(
                new ProviderGrant.AppRole("booking", "a/b"),
                new ProviderGrant.Role("buyer"),
                new ProviderGrant.OfTeam("Sales: North"))) {
            assertThat(ProviderGrant.of(grant.text())).isEqualTo(Optional.of(grant));
        }
    }
}
