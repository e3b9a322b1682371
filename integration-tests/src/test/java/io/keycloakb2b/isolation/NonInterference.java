package io.keycloakb2b.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.isolation.Endpoint.Root;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done in one organization, by its owner or by the platform, with its own people, with strangers and with
 * people who belong to another one as well: that other one keeps its rows, its answers and its people's tokens.
 */
abstract class NonInterference {

    private static final int OPERATIONS = 120;
    private static final int COMPARED_EVERY = 40;
    private static final List<String> PEOPLE =
            List.of("siblingMember", "siblingOwner", "targetMember", "targetOwner", "outsider");
    private static final List<String> BYSTANDERS = List.of("targetOwner", "targetMember", "childOwner", "parentBoss");

    @Test
    void whatHappensInOneOrganizationStaysThere(RunningKeycloak server, TestRealm realm, TestDatabase database) {
        try (var world = new World(server, realm)) {
            world.platform.addsMember(world.sibling, world.user("targetMember"));
            var life = new Life(world, database, new Random().nextLong());
            life.bystandersSignIn();
            life.observed();
            var before = life.observed();

            for (int i = 1; i <= OPERATIONS; i++) {
                life.somethingHappens();
                if (i % COMPARED_EVERY == 0) {
                    unchanged(before, life.observed(), life.toString());
                }
            }
            world.platform.api().delete("/organizations/" + world.sibling);
            unchanged(before, life.observed(), "deletion after " + life);
            assertThat(life.succeeded).as("%s", life).isGreaterThan(OPERATIONS / 10);
        }
    }

    /** Random writes below one organization, and what others see of theirs. */
    private static final class Life {

        private final World world;
        private final RowsOf rows;
        private final long seed;
        private final Random random;
        private final List<Attempt> writes;
        private final Map<String, TokenResponse> tokens = new HashMap<>();
        private final Map<String, List<Attempt>> readable = new HashMap<>();
        private final List<String> history = new ArrayList<>();
        private int succeeded;

        Life(World world, TestDatabase database, long seed) {
            this.world = world;
            this.rows = new RowsOf(database);
            this.seed = seed;
            this.random = new Random(seed);
            this.writes = Attempt.all().stream()
                    .filter(attempt -> !attempt.endpoint().reads())
                    .filter(attempt -> attempt.endpoint().path().startsWith("/organizations/{organization}"))
                    // its own end comes last, and a move would name the other as the place to go
                    .filter(attempt -> !attempt.endpoint().toString().endsWith("DELETE /organizations/{organization}"))
                    .filter(attempt -> !attempt.endpoint().path().endsWith("/move"))
                    .toList();
        }

        void bystandersSignIn() {
            BYSTANDERS.forEach(world::token);
            tokens.put("targetMember", world.boundApplicationToken("targetMember", "target"));
            tokens.put("targetOwner", world.boundApplicationToken("targetOwner", "target"));
        }

        void somethingHappens() {
            var attempt = one(writes);
            Map<String, String> parameters = new HashMap<>(world.parameters(world.sibling, world.user(one(PEOPLE))));
            parameters.put("caller", world.user(one(PEOPLE)));
            parameters.put("roleGroup", one(List.of(world.agents, world.approvers)));
            parameters.put("domain", one(List.of("target.example", "sibling" + random.nextInt(3) + ".example")));
            var answer = varied(attempt).by(actor(attempt), parameters);
            history.add(attempt + " " + answer.status());
            if (answer.status() < 300) {
                succeeded++;
            }
            assertThat(answer.status()).as("%s", this).isLessThan(500);
        }

        /** Names are taken once. */
        private Attempt varied(Attempt attempt) {
            var body = attempt.body();
            if (body == null || !body.containsKey("alias")) {
                return attempt;
            }
            Map<String, Object> other = new HashMap<>(body);
            var name = "branch-" + history.size();
            other.put("name", name);
            other.put("alias", name);
            return new Attempt(attempt.endpoint(), attempt.query(), other);
        }

        private Api actor(Attempt attempt) {
            return attempt.endpoint().root() == Root.PLATFORM ? world.platform.api() : world.member("siblingOwner");
        }

        Map<String, String> observed() {
            Map<String, String> observed = new TreeMap<>(rows.mentioning(world.target, world.child));
            observeAnswers(observed, world.target, "targetOwner");
            observeAnswers(observed, world.child, "childOwner");
            observeAnswers(observed, world.target, "parentBoss");
            tokens.replaceAll((name, token) -> world.booking.refresh(token));
            tokens.forEach((name, token) -> observed.put("claims of " + name, claims(token)));
            return observed;
        }

        /** A refusal is written down where it happens, so only what is answered is asked for again and again. */
        private void observeAnswers(Map<String, String> observed, String organization, String person) {
            var parameters = world.parameters(organization, world.user(person));
            var answered =
                    readable.computeIfAbsent(person, absent -> Attempt.atOrganizations(Root.ORGANIZATION).stream()
                            .filter(attempt -> attempt.endpoint().reads())
                            .filter(attempt ->
                                    attempt.by(world.member(person), parameters).status() == 200)
                            .toList());
            for (Attempt attempt : answered) {
                var answer = attempt.by(world.member(person), parameters);
                observed.put(person + ": " + attempt, answer.status() + " " + lasting(answer.body()));
            }
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + String.join(", ", history);
        }
    }

    /** What differs, and nothing else: the whole would fill a book. */
    private static void unchanged(Map<String, String> before, Map<String, String> after, String when) {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(after.keySet()).as(when).isEqualTo(before.keySet());
            before.forEach((what, was) ->
                    softly.assertThat(after.get(what)).as("%s, %s", what, when).isEqualTo(was));
        });
    }

    /** Sets are written in any order. */
    private static String claims(TokenResponse token) {
        Map<String, String> claims = new TreeMap<>();
        token.claims()
                .fields()
                .forEachRemaining(claim -> claims.put(
                        claim.getKey(),
                        claim.getKey().equals("scope")
                                ? Stream.of(claim.getValue().asText().split(" ", -1))
                                        .sorted()
                                        .collect(Collectors.joining(" "))
                                : lasting(claim.getValue())));
        claims.keySet().removeAll(List.of("iat", "exp", "jti"));
        return claims.toString();
    }

    /** Without what the clock writes. */
    private static String lasting(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        strip(copy);
        return copy.toString();
    }

    private static void strip(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(List.of("lastAccess", "lastAccessAt"));
        }
        tree.forEach(NonInterference::strip);
    }
}
