package io.keycloakb2b.benchmark.login;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One answer that is to take as long for an address with an account as for one without.
 *
 * @param title what is answered
 * @param answer milliseconds that it takes, by the address
 * @param known addresses with an account
 * @param domain of those addresses, and of others without
 */
record Probe(String title, ToDoubleFunction<String> answer, List<Person> known, String domain) {

    /** The middle one of so many waits: now and then the machine does something else. */
    double knownAddress(int times) {
        return median(IntStream.range(0, times)
                .mapToDouble(
                        i -> answer.applyAsDouble(known.get(i % known.size()).email()))
                .toArray());
    }

    double unknownAddress(int times) {
        return median(IntStream.range(0, times)
                .mapToDouble(i -> answer.applyAsDouble("nobody-" + i + "@" + domain))
                .toArray());
    }

    private static double median(double[] waits) {
        var sorted = waits.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
