package io.keycloakb2b.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keycloakb2b.benchmark.measure.Ratio.Pair;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RatioTest {

    @Test
    void theEstimateIsTheGeometricMean() {
        var ratio = Ratio.of(List.of(List.of(new Pair(2, 1), new Pair(1, 2))));

        assertThat(ratio.estimate()).isEqualTo(1, within(1e-12));
    }

    @Test
    void aMachineThatSlowsBothDownChangesNothing() {
        var quiet = Ratio.of(List.of(List.of(new Pair(11, 10), new Pair(12, 10), new Pair(10, 10))));
        var busy = Ratio.of(List.of(List.of(new Pair(11, 10), new Pair(36, 30), new Pair(50, 50))));

        assertThat(busy.estimate()).isEqualTo(quiet.estimate(), within(1e-12));
        assertThat(busy.high()).isEqualTo(quiet.high(), within(1e-12));
    }

    /** Five logarithms with mean 0 and standard deviation 1; the quantile of four degrees of freedom is 2.7764. */
    @Test
    void theIntervalIsStudents() {
        double step = Math.sqrt(2) / 2 * Math.sqrt(4.0 / 5);
        var pairs = Stream.of(-2 * step, -step, 0.0, step, 2 * step)
                .map(logarithm -> new Pair(Math.exp(logarithm), 1))
                .toList();

        var ratio = Ratio.of(List.of(pairs));

        assertThat(Math.log(ratio.high())).isEqualTo(2.7764451 / Math.sqrt(5), within(1e-6));
        assertThat(Math.log(ratio.low())).isEqualTo(-2.7764451 / Math.sqrt(5), within(1e-6));
    }

    @Test
    void whatDiffersFromGroupToGroupIsNotHiddenByManyPairs() {
        var ratio = Ratio.of(List.of(
                IntStream.range(0, 1000).mapToObj(i -> new Pair(1.1, 1)).toList(),
                IntStream.range(0, 1000).mapToObj(i -> new Pair(0.9, 1)).toList()));

        assertThat(ratio.low()).isLessThan(0.5);
        assertThat(ratio.high()).isGreaterThan(2);
    }

    @Test
    void aSinglePairTellsNothing() {
        var ratio = Ratio.of(List.of(List.of(new Pair(2, 1))));

        assertThat(ratio.low()).isZero();
        assertThat(ratio.high()).isInfinite();
        assertThat(ratio.atMost(1000)).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aGoalIsMetOnlyByTheWholeInterval() {
        var ratio = new Ratio(1, 0.98, 1.03);

        assertThat(ratio.atMost(1.03)).isEqualTo(Verdict.MET);
        assertThat(ratio.atMost(1.0)).isEqualTo(Verdict.OPEN);
        assertThat(ratio.atMost(0.97)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheTruth() {
        var random = new Random(26);
        int runs = 2000;

        long right = IntStream.range(0, runs)
                .mapToObj(run -> Ratio.of(List.of(IntStream.range(0, 6)
                        .mapToObj(i -> new Pair(1.02 * Math.exp(random.nextGaussian() / 50), 1))
                        .toList())))
                .filter(ratio -> ratio.low() <= 1.02 && 1.02 <= ratio.high())
                .count();

        assertThat(right / (double) runs).isBetween(0.93, 0.97);
    }
}
