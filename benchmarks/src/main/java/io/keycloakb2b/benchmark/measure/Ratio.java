package io.keycloakb2b.benchmark.measure;

import static java.util.Locale.ROOT;

import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times as much one thing takes as another, with its 95 % confidence interval.
 *
 * @param low the lower end of the interval; 0 where there was too little to tell
 * @param high the upper end; infinite where there was too little to tell
 */
public record Ratio(double estimate, double low, double high) {

    private static final double BELOW_THE_UPPER_END = 0.975;

    /** One measurement of both, close to each other in time. */
    public record Pair(double subject, double peer) {

        private double logarithm() {
            return Math.log(subject / peer);
        }
    }

    /**
     * The geometric mean over the pairs. A pair in which the machine was slow was slow for both.
     *
     * <p>Student's interval of the logarithms. Within a group, pairs share what differs from one start of a server to
     * the next (how its code was compiled, where its memory lies), so that the groups are the sample and not the
     * pairs; only where there is a single group the pairs have to do.
     *
     * @param groups of pairs; each not empty
     */
    public static Ratio of(List<List<Pair>> groups) {
        return groups.size() == 1
                ? interval(logarithms(groups.get(0)))
                : interval(groups.stream()
                        .mapToDouble(group -> Mean.of(logarithms(group)).getAsDouble())
                        .toArray());
    }

    private static double[] logarithms(List<Pair> pairs) {
        return pairs.stream().mapToDouble(Pair::logarithm).toArray();
    }

    private static Ratio interval(double[] sample) {
        double mean = Mean.of(sample).getAsDouble();
        if (sample.length < 2) {
            return new Ratio(Math.exp(mean), 0, Double.POSITIVE_INFINITY);
        }
        double half = TDistribution.of(sample.length - 1.0).inverseCumulativeProbability(BELOW_THE_UPPER_END)
                * StandardDeviation.of(sample).getAsDouble()
                / Math.sqrt(sample.length);
        return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    /** What the measurement says about a limit. */
    public Verdict atMost(double limit) {
        if (high <= limit) {
            return Verdict.MET;
        }
        return low > limit ? Verdict.NOT_MET : Verdict.OPEN;
    }

    @Override
    public String toString() {
        return String.format(ROOT, "%.3f [%.3f, %.3f]", estimate, low, high);
    }
}
