package io.keycloakb2b.benchmark.login;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Lets everybody sign in, one kind of login after another in small blocks, and writes down what it took. */
final class Measurement {

    private final Plan plan;
    private final Field field;
    private final Map<Kind, List<List<Double>>> warm = new EnumMap<>(Kind.class);
    private final Map<Kind, List<List<Double>>> cold = new EnumMap<>(Kind.class);

    Measurement(Plan plan, Field field) {
        this.plan = plan;
        this.field = field;
    }

    Results run() {
        Map<Kind, Counts> warmStatements = Map.of();
        for (int round = 1; round <= plan.rounds(); round++) {
            tell("round " + round + " of " + plan.rounds());
            if (round > 1) {
                field.servers().forEach(server -> server.keycloak().restart());
            }
            for (int i = 0; i < plan.warmup(); i++) {
                field.lanes().values().forEach(Lane::signIn);
            }
            warmBlocks();
            if (round == plan.rounds()) {
                warmStatements = counted(field.lanes(), plan.counted(), false);
            }
            coldBlock();
        }
        tell("statements");
        return new Results(
                new Figures(warm, warmStatements),
                new Figures(cold, counted(field.lanes(), plan.counted(), true)),
                counted(field.busyNatives(), 2, true),
                counted(field.busyMembers(), 2, true),
                texts());
    }

    private void warmBlocks() {
        Map<Kind, List<Double>> blocks = new EnumMap<>(Kind.class);
        for (int block = 0; block < plan.blocks(); block++) {
            inTurn(block, (kind, lane) -> blocks.computeIfAbsent(kind, none -> new ArrayList<>())
                    .add(lane.server().cpuDuring(() -> lane.signIn(plan.logins())) / plan.logins()));
        }
        add(warm, blocks);
    }

    /** A cold login is only a few steps of the clock long: all of a round together are one number. */
    private void coldBlock() {
        Map<Kind, List<Double>> logins = new EnumMap<>(Kind.class);
        for (int login = 0; login < plan.cold(); login++) {
            inTurn(login, (kind, lane) -> {
                lane.coolDown();
                logins.computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(lane.server().cpuDuring(lane::signIn));
            });
        }
        logins.replaceAll((kind, each) ->
                List.of(each.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        add(cold, logins);
    }

    /** Forwards and backwards, so that no kind always follows the same other one. */
    private void inTurn(int block, BiConsumer<Kind, Lane> action) {
        var order = new ArrayList<>(field.lanes().entrySet());
        if (block % 2 == 1) {
            Collections.reverse(order);
        }
        order.forEach(lane -> action.accept(lane.getKey(), lane.getValue()));
    }

    private static <K> Map<K, Counts> counted(Map<K, Lane> lanes, int times, boolean cold) {
        Map<K, Counts> counts = new LinkedHashMap<>();
        lanes.forEach((key, lane) -> counts.put(
                key,
                new Counts(LongStream.range(0, times)
                        .map(i -> {
                            if (cold) {
                                lane.coolDown();
                            }
                            return lane.server().statements().during(lane::signIn);
                        })
                        .boxed()
                        .toList())));
        return counts;
    }

    /** What the statements of one login of each kind are, warm and cold. */
    private Map<String, Map<String, Long>> texts() {
        Map<String, Map<String, Long>> texts = new LinkedHashMap<>();
        field.lanes().forEach((kind, lane) -> {
            lane.coolDown();
            texts.put(kind.title() + ", cold", lane.server().statements().textsDuring(lane::signIn));
            lane.signIn(20);
            texts.put(kind.title() + ", warm", lane.server().statements().textsDuring(lane::signIn));
        });
        return texts;
    }

    private static void add(Map<Kind, List<List<Double>>> rounds, Map<Kind, List<Double>> round) {
        round.forEach((kind, numbers) ->
                rounds.computeIfAbsent(kind, none -> new ArrayList<>()).add(numbers));
    }

    private static void tell(String progress) {
        System.out.println(progress);
    }
}
