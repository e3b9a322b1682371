package io.keycloakb2b.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

    private static final Set<String> COLUMNS = Set.of("email", "name");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a,b",
                "say \"so\"",
                "two\nlines",
                "=1+1",
                "+1",
                "-1",
                "@x",
                "'quoted",
                "'=1",
                "Größe",
                "a;b"
            })
    void whatIsWrittenIsReadAgain(String value) {
        assertThat(Csv.read("name\r\n" + Csv.line(List.of(value)), COLUMNS, 1)).containsExactly(Map.of("name", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"})
    void formulasLeaveAsTexts(String value) {
        assertThat(Csv.cell(value).replace("\"", "")).startsWith("'");
    }

    @Test
    void cellsAreNamedByTheirColumns_emptyOnesAreAbsent() {
        assertThat(Csv.read("\uFEFFname,email\r\nAnn,\r\n,b@c.example\r\n", COLUMNS, 2))
                .containsExactly(Map.of("name", "Ann"), Map.of("email", "b@c.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name\n\"open",
                "name,email\nonly",
                "name\na,b",
                "name,name\na,b",
                "shoe\n42",
                "name\n1\n2\n3"
            })
    void tablesThatAreNoneAreRefused(String text) {
        assertThatThrownBy(() -> Csv.read(text, COLUMNS, 2))
                .isInstanceOfSatisfying(OrganizationException.class, refusal -> assertThat(refusal.error())
                        .isIn(
                                OrganizationError.INVALID_VALUE,
                                OrganizationError.MISSING_VALUE,
                                OrganizationError.UNKNOWN_FIELD));
    }
}
