package io.keycloakb2b.benchmark.resolution;

import static java.util.Locale.ROOT;

import io.keycloakb2b.benchmark.measure.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link ResolutionBenchmark} and writes what came of it. */
public final class ResolutionReport {

    private static final double MEDIAN = 50;
    private static final double NINETY_NINTH = 99;

    private ResolutionReport() {}

    /** @param arguments the directory that the report is written to */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ResolutionBenchmark.class.getName())
                        .build())
                .run();
        Table table = new Table("organizations", "depth", "median in µs", "p99 in µs");
        results.forEach(result -> table.row(
                parameter(result, "organizations"),
                parameter(result, "depth"),
                microseconds(statistics(result).getPercentile(MEDIAN)),
                microseconds(statistics(result).getPercentile(NINETY_NINTH))));
        StringBuilder report = new StringBuilder(table.markdown()).append('\n');
        Stream.of("1", "10").forEach(depth -> report.append("- exponent in the number of organizations, depth ")
                .append(depth)
                .append(": ")
                .append(String.format(ROOT, "%.3f", exponent(results, depth)))
                .append('\n'));
        Files.writeString(Path.of(arguments[0], "resolution.md"), report);
        System.out.print(report);
    }

    /** The power of the number of organizations with which the median grows; 0 for not at all. */
    private static double exponent(Collection<RunResult> results, String depth) {
        SimpleRegression fit = new SimpleRegression();
        results.stream()
                .filter(result -> parameter(result, "depth").equals(depth))
                .forEach(result -> fit.addData(
                        Math.log(Double.parseDouble(parameter(result, "organizations"))),
                        Math.log(statistics(result).getPercentile(MEDIAN))));
        return fit.getSlope();
    }

    private static Statistics statistics(RunResult result) {
        return result.getPrimaryResult().getStatistics();
    }

    private static String parameter(RunResult result, String name) {
        return result.getParams().getParam(name);
    }

    private static String microseconds(double value) {
        return String.format(ROOT, "%.2f", value);
    }
}
