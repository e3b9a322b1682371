package io.keycloakb2b.benchmark.login;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

import io.keycloakb2b.benchmark.measure.Table;
import io.keycloakb2b.benchmark.measure.Verdict;
import java.util.List;

/** The figures, each beside those of its peers, and what they say about the goals. */
final class LoginReport {

    private static final double G1_CPU = 1.01;
    private static final double G2_CPU = 1.02;
    private static final double G2_CPU_OF_NATIVE = 0.95;
    private static final long G3_STATEMENTS = 1;

    private final Plan plan;
    private final String machine;
    private final Results results;

    LoginReport(Plan plan, String machine, Results results) {
        this.plan = plan;
        this.machine = machine;
        this.results = results;
    }

    String markdown() {
        return String.join(
                "\n",
                "## Logins",
                "",
                machine + ".",
                plan + ".",
                "",
                "### Warm",
                "",
                figures(results.warm()),
                "### Cold",
                "",
                figures(results.cold()),
                "### Statements of a cold login, by memberships and depth",
                "",
                crowds(),
                "### Goals",
                "",
                goals());
    }

    /** Every statement of a login, for whoever wants to know where the counts come from. */
    String statements() {
        var text = new StringBuilder();
        results.statements().forEach((login, statements) -> {
            text.append("## ").append(login).append("\n\n");
            statements.forEach((statement, times) -> text.append(times)
                    .append(" × `")
                    .append(statement.replaceAll("\\s+", " "))
                    .append("`\n\n"));
        });
        return text.toString();
    }

    private static String figures(Figures figures) {
        var table = new Table(
                "login",
                "statements",
                "added to plain",
                "CPU in ms",
                "CPU / plain",
                "CPU / plain on two pages",
                "CPU / native");
        for (var kind : Kind.values()) {
            table.row(
                    kind.title(),
                    figures.counts(kind),
                    kind == Kind.PLAIN ? "" : signed(figures.added(kind, Kind.PLAIN)),
                    String.format(ROOT, "%.2f", figures.milliseconds(kind)),
                    kind == Kind.PLAIN ? "" : figures.ratio(kind, Kind.PLAIN),
                    ratioToTwoPages(figures, kind),
                    ratioToNative(figures, kind));
        }
        return table.markdown();
    }

    private static Object ratioToTwoPages(Figures figures, Kind kind) {
        return switch (kind) {
            case PLAIN, PLAIN_TWO_PAGES, UNUSED -> "";
            case NATIVE_KNOWN, NATIVE_UNKNOWN, PACK_KNOWN, PACK_UNKNOWN -> figures.ratio(kind, Kind.PLAIN_TWO_PAGES);
        };
    }

    private static Object ratioToNative(Figures figures, Kind kind) {
        return switch (kind) {
            case PACK_KNOWN -> figures.ratio(kind, Kind.NATIVE_KNOWN);
            case PACK_UNKNOWN -> figures.ratio(kind, Kind.NATIVE_UNKNOWN);
            case PLAIN, PLAIN_TWO_PAGES, UNUSED, NATIVE_KNOWN, NATIVE_UNKNOWN -> "";
        };
    }

    private String crowds() {
        var table = new Table("memberships", "depth", "plain", "native", "this pack", "added to plain");
        var plain = results.cold().counts(Kind.PLAIN);
        results.members()
                .forEach((crowd, counts) -> table.row(
                        crowd.memberships(),
                        crowd.depth(),
                        plain,
                        crowd.depth() > 1
                                ? "(has no depth)"
                                : requireNonNull(results.natives().get(crowd.memberships())),
                        counts,
                        signed(counts.usual() - plain.usual())));
        return table.markdown();
    }

    private String goals() {
        var table = new Table("goal", "what", "limit", "measured", "verdict");
        cpu(table, "G1", Kind.UNUSED, Kind.PLAIN, G1_CPU);
        added(table, "G1", Kind.UNUSED);
        for (var kind : List.of(Kind.PACK_KNOWN, Kind.PACK_UNKNOWN)) {
            cpu(table, "G2", kind, Kind.PLAIN, G2_CPU);
            cpu(table, "G2", kind, kind == Kind.PACK_KNOWN ? Kind.NATIVE_KNOWN : Kind.NATIVE_UNKNOWN, G2_CPU_OF_NATIVE);
            added(table, "G2", kind);
        }
        long plain = results.cold().counts(Kind.PLAIN).usual();
        results.members().forEach((crowd, counts) -> {
            long added = counts.usual() - plain;
            table.row(
                    "G3",
                    "cold, memberships " + crowd.memberships() + ", depth " + crowd.depth()
                            + ": statements added to plain",
                    "≤ " + G3_STATEMENTS,
                    signed(added),
                    Verdict.of(added <= G3_STATEMENTS));
        });
        return table.markdown();
    }

    private void cpu(Table table, String goal, Kind subject, Kind peer, double limit) {
        var ratio = results.warm().ratio(subject, peer);
        table.row(
                goal, "warm, " + subject.title() + ": CPU / " + peer.title(), "≤ " + limit, ratio, ratio.atMost(limit));
    }

    private void added(Table table, String goal, Kind subject) {
        long added = results.warm().added(subject, Kind.PLAIN);
        table.row(
                goal,
                "warm, " + subject.title() + ": statements added to plain",
                "≤ 0",
                signed(added),
                Verdict.of(added <= 0));
    }

    private static String signed(long number) {
        return number > 0 ? "+" + number : String.valueOf(number);
    }
}
