package io.keycloakb2b.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table("login", "ms").row("a", 1).row("longer", 1.25).markdown())
                .isEqualTo(
                        """
                        | login  | ms   |
                        |--------|------|
                        | a      | 1    |
                        | longer | 1.25 |
                        """);
    }

    @Test
    void rowsHaveACellForEachColumn() {
        assertThatThrownBy(() -> new Table("login", "ms").row("a")).isInstanceOf(IllegalArgumentException.class);
    }
}
