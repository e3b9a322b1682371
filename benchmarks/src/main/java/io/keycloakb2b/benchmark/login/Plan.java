package io.keycloakb2b.benchmark.login;

import java.util.List;

/**
 * How much is measured; system properties of the same names behind {@code benchmarks.} change it.
 *
 * @param rounds how often the servers are started anew
 * @param warmup logins of each kind before anything is measured in a round
 * @param blocks of logins of one kind, between blocks of the others, in a round
 * @param logins in a block
 * @param cold logins of each kind with empty caches in a round
 * @param counted logins of each kind, warm and cold, whose statements are counted
 * @param probes blocks of answers to a stranger, for an address with an account and for one without
 * @param strongPasswords whether passwords are hashed as Keycloak does by itself; otherwise next to nothing is spent on
 *     them, so that their cost, which is the same for everybody, does not hide the rest
 */
record Plan(
        int rounds, int warmup, int blocks, int logins, int cold, int counted, int probes, boolean strongPasswords) {

    /** How many organizations a person may be in, for the logins that are counted only. */
    static final List<Integer> MEMBERSHIPS = List.of(1, 50, 500);

    /** How many levels the person's organization is below the platform. */
    static final List<Integer> DEPTHS = List.of(1, 10);

    private static final String PREFIX = "benchmarks.";

    static Plan configured() {
        return new Plan(
                number("rounds", 3),
                number("warmup", 200),
                number("blocks", 12),
                number("logins", 20),
                number("cold", 8),
                number("counted", 10),
                number("probes", 40),
                Boolean.getBoolean(PREFIX + "strongPasswords"));
    }

    private static int number(String name, int usual) {
        int number = Integer.getInteger(PREFIX + name, usual);
        if (number < 1) {
            throw new IllegalArgumentException("-D" + PREFIX + name + " has to be 1 or more");
        }
        return number;
    }

    /** How much of it the answers to a stranger take. */
    String probing() {
        return probes + " blocks of " + logins + " answers of each kind, by their medians, after " + warmup
                + " to warm up; " + passwords();
    }

    private String passwords() {
        return strongPasswords ? "passwords as Keycloak hashes them" : "passwords hashed by one iteration";
    }

    @Override
    public String toString() {
        return rounds + " rounds of " + blocks + " blocks of " + logins + " warm logins and of " + cold
                + " cold logins of each kind, after " + warmup + " to warm up; "
                + passwords();
    }
}
