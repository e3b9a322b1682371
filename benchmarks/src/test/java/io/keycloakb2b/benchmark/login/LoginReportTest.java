package io.keycloakb2b.benchmark.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LoginReportTest {

    private static final Plan PLAN = new Plan(2, 1, 2, 1, 1, 2, 1, false);

    @Test
    void aGoalThatIsMissedIsCalledSo() {
        var report = report(kind -> kind == Kind.UNUSED ? 15L : 14L, 20);

        assertThat(line(report, "G1", "statements added")).contains("+1").contains("| not met ");
        assertThat(line(report, "G3", "memberships 50, depth 10"))
                .contains("+6")
                .contains("| not met ");
    }

    @Test
    void aGoalThatIsReachedIsCalledSo() {
        var report = report(kind -> 14L, 15);

        assertThat(line(report, "G1", "statements added")).contains("| 0 ").contains("| met ");
        assertThat(line(report, "G3", "memberships 50, depth 10"))
                .contains("+1")
                .contains("| met ");
    }

    @Test
    void everyFigureOfThePackStandsBesideItsPeers() {
        var report = report(kind -> 14L, 15);

        assertThat(report.lines().filter(line -> line.startsWith("| this pack, known domain")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("| 2.00 ").contains("| 2.000 [2.000, 2.000]"));
        assertThat(line(report, "G2", "CPU / plain Keycloak"))
                .contains("≤ 1.02")
                .contains("not met");
    }

    @Test
    void countsThatDifferAreShownWithTheirRange() {
        assertThat(new Counts(List.of(9L, 7L, 7L))).hasToString("7 (7–9)");
        assertThat(new Counts(List.of(7L, 7L))).hasToString("7");
    }

    private static String report(Function<Kind, Long> statements, long ofCrowds) {
        var figures = new Figures(
                each(kind -> {
                    double milliseconds = kind == Kind.PACK_KNOWN ? 2 : 1;
                    return List.of(List.of(milliseconds, milliseconds), List.of(milliseconds, milliseconds));
                }),
                each(kind -> new Counts(List.of(statements.apply(kind)))));
        return new LoginReport(
                        PLAN,
                        "A machine",
                        new Results(
                                figures,
                                figures,
                                Map.of(50, new Counts(List.of(263L))),
                                Map.of(new Crowd(50, 10), new Counts(List.of(ofCrowds))),
                                Map.of()))
                .markdown();
    }

    private static <T> Map<Kind, T> each(Function<Kind, T> value) {
        return Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), value));
    }

    private static String line(String report, String... parts) {
        return report.lines()
                .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                .findFirst()
                .orElseThrow();
    }
}
