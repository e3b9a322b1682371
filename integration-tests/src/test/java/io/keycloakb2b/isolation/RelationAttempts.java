package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody might try to learn of relations. */
final class RelationAttempts {

    private static final String CHECK = "/relations/check";
    private static final String EVALUATION = "/access/v1/evaluation";
    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final String EXPORT = "/relations/export";

    /** They write nothing, although they have a body. */
    static final Set<String> QUESTIONS = Set.of(CHECK, EVALUATION, EVALUATIONS);

    private static final Map<String, Object> EVALUATED = Map.of(
            "subject",
            Map.of("type", "user", "id", "{user}"),
            "action",
            Map.of("name", "member"),
            "resource",
            Map.of("type", "organization", "id", "{organization}"));

    private RelationAttempts() {}

    static Stream<Attempt> of(Root root) {
        return Stream.of(
                Attempt.attempt(root, "POST", CHECK, "", Map.of("tuple", "organizations:{organization}#member@{user}")),
                Attempt.attempt(root, "POST", EVALUATION, "", EVALUATED),
                Attempt.attempt(root, "POST", EVALUATIONS, "", Map.of("evaluations", List.of(EVALUATED))),
                Attempt.attempt(root, "GET", "/organizations/{organization}" + EXPORT, "", null));
    }

    static Stream<Attempt> ofThePlatform() {
        return Stream.of(Attempt.attempt(Root.PLATFORM, "GET", EXPORT, "", null));
    }
}
