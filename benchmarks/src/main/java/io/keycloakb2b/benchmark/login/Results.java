package io.keycloakb2b.benchmark.login;

import java.util.Map;

/**
 * Everything that was measured.
 *
 * @param natives cold logins by number of memberships
 * @param members cold logins by number of memberships and depth
 * @param statements by name of a login, its statements with the number of executions
 */
record Results(
        Figures warm,
        Figures cold,
        Map<Integer, Counts> natives,
        Map<Crowd, Counts> members,
        Map<String, Map<String, Long>> statements) {}
