package io.keycloakb2b.benchmark.login;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

import io.keycloakb2b.benchmark.measure.Machine;
import io.keycloakb2b.benchmark.measure.PeerServer;
import io.keycloakb2b.benchmark.measure.Ratio;
import io.keycloakb2b.benchmark.measure.Table;
import io.keycloakb2b.benchmark.measure.Verdict;
import io.keycloakb2b.testing.oidc.TokenResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Measures what a token costs by refreshing it, for people with one to 2,000 memberships, beside plain Keycloak and its
 * own organizations. The first argument is the directory that the figures are written to as well: {@code mints.md}.
 */
public final class MintBenchmark {

    private static final List<Integer> MEMBERSHIPS = List.of(1, 50, 500, 2_000);

    /** With 2,000, on two busy cores, Keycloak by itself took longer to read them than its transaction may. */
    private static final int MOST_OF_NATIVES = 500;

    /** A refresh takes so little that many make one measurement. */
    private static final int REFRESHES_FOR_A_LOGIN = 5;

    private static final String ONE = "openid organization:acme";
    private static final String ALL = "openid organization:*";

    private final Plan plan;

    private MintBenchmark(Plan plan) {
        this.plan = plan;
    }

    public static void main(String[] arguments) throws IOException {
        var directory = Files.createDirectories(Path.of(arguments[0]));
        var text = new MintBenchmark(Plan.configured()).report();
        Files.writeString(directory.resolve("mints.md"), text);
        System.out.println(text);
    }

    private String report() {
        try (var plainServer = PeerServer.withoutPack();
                var nativeServer = PeerServer.withoutPack();
                var packServer = PeerServer.withPack();
                var plain = Stage.create(plainServer, plan, false);
                var natives = Stage.create(nativeServer, plan, true);
                var pack = Stage.create(packServer, plan, true)) {
            int most = Collections.max(MEMBERSHIPS);
            var ofNatives = new NativeOrganizations(natives);
            ofNatives.foundFurther(MOST_OF_NATIVES);
            var ofPack = new PackOrganizations(pack, 1);
            ofPack.foundFurther(most);
            var all = new LinkedHashMap<Integer, Rivals>();
            for (int memberships : MEMBERSHIPS) {
                var ordinary = plain.withAppRole(plain.person("busy-" + memberships, Domains.ACME));
                var nativeMember = Optional.of(memberships)
                        .filter(number -> number <= MOST_OF_NATIVES)
                        .map(ofNatives::busy);
                var member = ofPack.busy(memberships, false);
                Mint.coolDown(natives);
                Mint.coolDown(pack);
                var rivals = new Rivals(
                        Mint.of(plain, ordinary, "openid"),
                        nativeMember.map(person -> Mint.of(natives, person, ONE)),
                        nativeMember.map(person -> Mint.of(natives, person, ALL)),
                        Mint.of(pack, member, ONE));
                all.put(memberships, rivals);
                measure(rivals);
            }
            return "## Tokens\n\n" + Machine.describe(packServer) + ".\n" + plan.blocks() + " blocks of " + refreshes()
                    + " refreshes of each kind.\n\n" + figures(all) + "\n" + goals(all);
        }
    }

    private int refreshes() {
        return plan.logins() * REFRESHES_FOR_A_LOGIN;
    }

    private void measure(Rivals rivals) {
        rivals.mints().forEach(mint -> mint.refresh(plan.warmup()));
        for (int block = 0; block < plan.blocks(); block++) {
            var order = new ArrayList<>(rivals.mints());
            if (block % 2 == 1) {
                Collections.reverse(order);
            }
            order.forEach(mint -> mint.measure(refreshes()));
        }
    }

    private String figures(Map<Integer, Rivals> all) {
        var table = new Table("memberships", "token", "statements", "CPU in ms", "CPU / plain", "bytes");
        all.forEach((memberships, rivals) -> {
            row(table, memberships, "plain", rivals.plain(), rivals);
            rivals.nativeOne().ifPresent(mint -> row(table, memberships, "native, one organization", mint, rivals));
            rivals.nativeAll().ifPresent(mint -> row(table, memberships, "native, all organizations", mint, rivals));
            row(table, memberships, "this pack, one organization", rivals.pack(), rivals);
        });
        return table.markdown();
    }

    private void row(Table table, int memberships, String token, Mint mint, Rivals rivals) {
        table.row(
                memberships,
                token,
                mint.statements(plan.counted()),
                String.format(ROOT, "%.2f", mint.milliseconds()),
                mint.equals(rivals.plain()) ? "" : mint.comparedTo(rivals.plain()),
                mint.bytes());
    }

    private static String goals(Map<Integer, Rivals> all) {
        var table = new Table("goal", "what", "limit", "measured", "verdict");
        limit(table, all, 1, 1.01);
        limit(table, all, 50, 1.05);
        limit(table, all, 2_000, 1.02);
        var fit = new SimpleRegression();
        all.forEach((memberships, rivals) ->
                fit.addData(Math.log(memberships), Math.log(rivals.pack().milliseconds())));
        table.row(
                "G4",
                "exponent in the number of memberships",
                "≤ 0.05",
                String.format(ROOT, "%.3f", fit.getSlope()),
                Verdict.of(fit.getSlope() <= 0.05));
        var busiest = requireNonNull(all.get(MOST_OF_NATIVES));
        var faster = busiest.nativeAll().orElseThrow().comparedTo(busiest.pack());
        table.row(
                "G4",
                "native, all of 500 organizations: CPU / this pack",
                "≥ 20",
                faster,
                Verdict.of(faster.low() >= 20));
        return table.markdown();
    }

    private static void limit(Table table, Map<Integer, Rivals> all, int memberships, double limit) {
        var rivals = requireNonNull(all.get(memberships));
        var ratio = rivals.pack().comparedTo(rivals.plain());
        table.row("G4", memberships + " memberships: CPU / plain", "≤ " + limit, ratio, ratio.atMost(limit));
    }

    /** People with the same number of memberships, each on a server of their own. */
    private record Rivals(Mint plain, Optional<Mint> nativeOne, Optional<Mint> nativeAll, Mint pack) {

        List<Mint> mints() {
            return Stream.of(Optional.of(plain), nativeOne, nativeAll, Optional.of(pack))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Somebody's token, refreshed again and again. */
    private record Mint(Stage stage, TokenResponse tokens, List<Double> blocks) {

        static Mint of(Stage stage, Person person, String scope) {
            var tokens = stage.application().passwordGrant(person.email(), Person.PASSWORD, scope);
            if (!tokens.granted()) {
                throw new IllegalStateException("no tokens for " + person.email() + ": " + tokens);
            }
            return new Mint(stage, tokens, new ArrayList<>());
        }

        /** For what was written past Keycloak to be seen. */
        static void coolDown(Stage stage) {
            stage.realm().admin().clearUserCache();
            stage.realm().admin().clearRealmCache();
        }

        void refresh(int times) {
            for (int i = 0; i < times; i++) {
                if (!stage.application().refresh(tokens).granted()) {
                    throw new IllegalStateException("not refreshed");
                }
            }
        }

        void measure(int refreshes) {
            blocks.add(stage.server().cpuDuring(() -> refresh(refreshes)) / refreshes);
        }

        double milliseconds() {
            return blocks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        Ratio comparedTo(Mint peer) {
            return Ratio.of(List.of(IntStream.range(0, blocks.size())
                    .mapToObj(block -> new Ratio.Pair(blocks.get(block), peer.blocks.get(block)))
                    .toList()));
        }

        Counts statements(int times) {
            return new Counts(IntStream.range(0, times)
                    .mapToObj(i -> stage.server().statements().during(() -> refresh(1)))
                    .toList());
        }

        int bytes() {
            return stage.application().refresh(tokens).accessToken().length();
        }
    }
}
