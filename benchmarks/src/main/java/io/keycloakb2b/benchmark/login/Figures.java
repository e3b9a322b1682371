package io.keycloakb2b.benchmark.login;

import static java.util.Objects.requireNonNull;

import io.keycloakb2b.benchmark.measure.Ratio;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Logins of every kind, side by side.
 *
 * @param cpu milliseconds of the server for a login: a list for each round with one number for each block
 */
record Figures(Map<Kind, List<List<Double>>> cpu, Map<Kind, Counts> statements) {

    Counts counts(Kind kind) {
        return requireNonNull(statements.get(kind));
    }

    double milliseconds(Kind kind) {
        return rounds(kind).stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    Ratio ratio(Kind subject, Kind peer) {
        var subjects = rounds(subject);
        var peers = rounds(peer);
        return Ratio.of(IntStream.range(0, subjects.size())
                .mapToObj(round -> pairs(subjects.get(round), peers.get(round)))
                .toList());
    }

    long added(Kind subject, Kind peer) {
        return counts(subject).usual() - counts(peer).usual();
    }

    private List<List<Double>> rounds(Kind kind) {
        return requireNonNull(cpu.get(kind));
    }

    private static List<Ratio.Pair> pairs(List<Double> subjects, List<Double> peers) {
        return IntStream.range(0, subjects.size())
                .mapToObj(block -> new Ratio.Pair(subjects.get(block), peers.get(block)))
                .toList();
    }
}
