package io.keycloakb2b.benchmark.login;

import static java.util.Locale.ROOT;

import io.keycloakb2b.benchmark.measure.Machine;
import io.keycloakb2b.benchmark.measure.PeerServer;
import io.keycloakb2b.benchmark.measure.Ratio;
import io.keycloakb2b.benchmark.measure.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures whether a stranger can tell by the clock if there is an account, and prints the figures as they are. The
 * first argument is the directory that they are written to as well: {@code accounts.md}.
 */
public final class AccountBenchmark {

    private static final int PEOPLE = 10;

    private AccountBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createDirectories(Path.of(arguments[0]));
        var plan = Plan.configured();
        try (var plainServer = PeerServer.withoutPack();
                var packServer = PeerServer.withPack();
                var plain = Stage.create(plainServer, plan, false);
                var pack = Stage.create(packServer, plan, true)) {
            var organizations = new PackOrganizations(pack, 1);
            var members = organizations.members(PEOPLE);
            var others = pack.people(PEOPLE, Domains.UNKNOWN);
            var stranger = new Stranger(pack);
            var report = measured(
                    plan,
                    new Probe(
                            "plain Keycloak, wrong password",
                            plain,
                            new Stranger(plain)::guessesPassword,
                            plain.people(PEOPLE, Domains.UNKNOWN),
                            Domains.UNKNOWN),
                    new Probe("this pack, address, known domain", pack, stranger::typesAddress, members, Domains.ACME),
                    new Probe(
                            "this pack, address, unknown domain",
                            pack,
                            stranger::typesAddress,
                            others,
                            Domains.UNKNOWN),
                    new Probe(
                            "this pack, wrong password, known domain",
                            pack,
                            stranger::guessesPassword,
                            members,
                            Domains.ACME),
                    new Probe(
                            "this pack, wrong password, unknown domain",
                            pack,
                            stranger::guessesPassword,
                            others,
                            Domains.UNKNOWN));
            var text = "## Accounts\n\n" + Machine.describe(packServer) + ".\n" + plan.probing() + ".\n\n" + report;
            Files.writeString(directory.resolve("accounts.md"), text);
            System.out.println(text);
        }
    }

    private static String measured(Plan plan, Probe... probes) {
        var table = new Table(
                "answer to",
                "statements with an account",
                "without",
                "account, in ms",
                "none, in ms",
                "account / none");
        for (var probe : probes) {
            probe.knownAddress(plan.warmup());
            probe.unknownAddress(plan.warmup());
            List<Ratio.Pair> blocks = new ArrayList<>();
            for (int block = 0; block < plan.probes(); block++) {
                blocks.add(block % 2 == 0 ? knownFirst(probe, plan) : unknownFirst(probe, plan));
            }
            table.row(
                    probe.title(),
                    probe.knownStatements(plan.counted()),
                    probe.unknownStatements(plan.counted()),
                    milliseconds(blocks.stream()
                            .mapToDouble(Ratio.Pair::subject)
                            .average()
                            .orElseThrow()),
                    milliseconds(blocks.stream()
                            .mapToDouble(Ratio.Pair::peer)
                            .average()
                            .orElseThrow()),
                    Ratio.of(List.of(blocks)));
        }
        return table.markdown();
    }

    private static Ratio.Pair knownFirst(Probe probe, Plan plan) {
        var known = probe.knownAddress(plan.logins());
        return new Ratio.Pair(known, probe.unknownAddress(plan.logins()));
    }

    private static Ratio.Pair unknownFirst(Probe probe, Plan plan) {
        var unknown = probe.unknownAddress(plan.logins());
        return new Ratio.Pair(probe.knownAddress(plan.logins()), unknown);
    }

    private static String milliseconds(double value) {
        return String.format(ROOT, "%.2f", value);
    }
}
