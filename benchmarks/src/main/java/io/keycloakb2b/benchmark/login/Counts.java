package io.keycloakb2b.benchmark.login;

import java.util.List;

/** Statements of one login each. */
record Counts(List<Long> each) {

    Counts {
        if (each.isEmpty()) {
            throw new IllegalArgumentException("nothing was counted");
        }
        each = each.stream().sorted().toList();
    }

    /** What a login takes; a task of the server that happens to run at the same time is in the minority. */
    long usual() {
        return each.get((each.size() - 1) / 2);
    }

    /** With the least and the most, where they differ. */
    @Override
    public String toString() {
        long least = each.get(0);
        long most = each.get(each.size() - 1);
        return least == most ? String.valueOf(least) : usual() + " (" + least + "–" + most + ")";
    }
}
