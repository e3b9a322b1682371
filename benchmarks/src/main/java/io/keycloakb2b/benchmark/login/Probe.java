package io.keycloakb2b.benchmark.login;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One answer that is to take as long for an address with an account as for one without.
 *
 * @param title what is answered
 * @param stage where it is answered
 * @param answer to an address
 * @param known addresses with an account
 * @param domain of those addresses, and of others without
 */
record Probe(String title, Stage stage, Answer answer, List<Person> known, String domain) {

    /** Milliseconds until a page is there. */
    interface Answer {
        double waitsFor(String email);
    }

    /** The middle one of so many waits: now and then the machine does something else. */
    double knownAddress(int times) {
        return median(IntStream.range(0, times)
                .mapToDouble(i -> answer.waitsFor(known.get(i % known.size()).email()))
                .toArray());
    }

    double unknownAddress(int times) {
        return median(IntStream.range(0, times)
                .mapToDouble(i -> answer.waitsFor(nobody(i)))
                .toArray());
    }

    Counts knownStatements(int times) {
        return statements(IntStream.range(0, times)
                .mapToObj(i -> known.get(i % known.size()).email())
                .toList());
    }

    Counts unknownStatements(int times) {
        return statements(IntStream.range(0, times).mapToObj(this::nobody).toList());
    }

    /** Of everything up to the answer. */
    private Counts statements(List<String> addresses) {
        return new Counts(addresses.stream()
                .map(email -> stage.server().statements().during(() -> answer.waitsFor(email)))
                .toList());
    }

    private String nobody(int number) {
        return "nobody-" + number + "@" + domain;
    }

    private static double median(double[] waits) {
        var sorted = waits.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
