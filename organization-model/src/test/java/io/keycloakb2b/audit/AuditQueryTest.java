package io.keycloakb2b.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keycloakb2b.organization.OrganizationException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditQueryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "Member.add", "member_add", "member.%", "member.add;"})
    void whatIsNoActionIsRefused(String action) {
        refused("action", () -> action(action));
    }

    @Test
    void aDotAtTheEndStandsForAllThatBeginSo() {
        assertThat(action("member.").actionIsPrefix()).isTrue();
        assertThat(action("member.add").actionIsPrefix()).isFalse();
    }

    @Test
    void filtersThatAreTooLongAreRefusedByName() {
        refused("action", () -> action("a".repeat(AuditQuery.MAX_ACTION + 1)));
        refused("target", () -> target("a".repeat(AuditQuery.MAX_TARGET + 1)));
        refused("target", () -> target("a\u0000"));
        refused("actor", () -> AuditQuery.actor("a".repeat(AuditQuery.MAX_ACTOR + 1)));
    }

    @Test
    void timeRunsForwards_andWithinWhatCalendarsWrite() {
        refused("to", () -> between(NOON, NOON.minusMillis(1)));
        refused("from", () -> between(Instant.MIN, NOON));
        refused("to", () -> between(NOON, Instant.MAX));
        assertThat(between(NOON, NOON).from()).contains(NOON);
    }

    private static AuditQuery action(String action) {
        return new AuditQuery(none(), none(), none(), Optional.of(action), none(), none());
    }

    private static AuditQuery target(String target) {
        return new AuditQuery(none(), none(), none(), none(), Optional.of(target), none());
    }

    private static AuditQuery between(Instant from, Instant to) {
        return new AuditQuery(Optional.of(from), Optional.of(to), none(), none(), none(), none());
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static void refused(String field, Runnable search) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(search::run)
                .returns(Optional.of(field), OrganizationException::field);
    }
}
