package io.keycloakb2b.benchmark.resolution;

import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The roles of a member of one organization, of few or of many, at the top or far below. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
// Memory that nobody has touched yet costs the system more than the decision costs, and a server's has been touched.
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-Xmn256m", "-XX:+AlwaysPreTouch"})
public class ResolutionBenchmark {

    private static final long ALWAYS_THE_SAME_ORDER = 7;

    /** How many organizations there are. */
    @Param({"1000", "10000", "100000"})
    public int organizations;

    /** How many organizations lie on a path. */
    @Param({"1", "10"})
    public int depth;

    private Forest forest = new Forest(0, 1);
    private List<OrganizationId> asked = List.of();
    private int next;

    /** Plants the organizations, and asks for them in no order, so that processors remember none of them. */
    @Setup
    public void plant() {
        forest = new Forest(organizations, depth);
        asked = forest.leaves();
        Collections.shuffle(asked, new Random(ALWAYS_THE_SAME_ORDER));
    }

    /** Answers for another organization each time. */
    @Benchmark
    public EffectiveRoles resolve() {
        next = (next + 1) % asked.size();
        return forest.resolve(asked.get(next));
    }
}
