package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.RowByRow.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds people line by line: a line is done or not done, and a refused one undoes no other. */
final class MemberImport {

    /** Most people in one import. */
    static final int MAX_LINES = 500;

    private static final Set<String> COLUMNS =
            Set.of("userId", "email", "firstName", "lastName", "type", "homeOrganization");

    private final Desk desk;
    private final boolean dryRun;

    /** @param dryRun whether every line is undone again, and nobody gets mail */
    MemberImport(Desk desk, boolean dryRun) {
        this.desk = desk;
        this.dryRun = dryRun;
    }

    /** @throws OrganizationException {@code INVALID_VALUE}, {@code MISSING_VALUE}, {@code UNKNOWN_FIELD} */
    static List<MemberAddition> read(String body) {
        if (body.length() > Json.MAX_BODY) {
            throw OrganizationError.INVALID_VALUE.on("body", "may have at most " + Json.MAX_BODY + " characters");
        }
        return Csv.read(body, COLUMNS, MAX_LINES).stream()
                .map(MemberImport::addition)
                .toList();
    }

    /** @param body of the request */
    List<Line> run(OrganizationScope scope, String body, List<MemberAddition> additions) {
        List<Line> lines = new ArrayList<>();
        for (Outcome<Added> outcome :
                new RowByRow<>(desk, body, Added.class).all(additions, (own, addition) -> add(own, scope, addition))) {
            int line = lines.size() + 1;
            lines.add(outcome.refusal()
                    .map(refusal -> Line.refused(line, refusal))
                    .orElseGet(() -> Line.done(line, outcome.answer().flatMap(Added::userId))));
        }
        return lines;
    }

    private Added add(Desk own, OrganizationScope scope, MemberAddition addition) {
        Optional<UserId> added = addition.checked().add(own, scope, dryRun);
        if (dryRun) {
            own.session().getTransactionManager().setRollbackOnly();
            return new Added(Optional.empty());
        }
        return new Added(added.map(UserId::value));
    }

    private static MemberAddition addition(Map<String, String> cells) {
        return new MemberAddition(
                Optional.ofNullable(cells.get("userId")),
                Optional.ofNullable(cells.get("email")),
                Optional.ofNullable(cells.get("firstName")),
                Optional.ofNullable(cells.get("lastName")),
                Optional.ofNullable(cells.get("type")),
                Optional.ofNullable(cells.get("homeOrganization")));
    }

    /** Who was added, where that may be told. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Added(Optional<String> userId) {}

    /**
     * What became of a line.
     *
     * @param line 1 for the first after the names of the columns
     * @param userId who was added, where that may be told
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(
            int line,
            boolean accepted,
            Optional<String> userId,
            Optional<String> code,
            Optional<String> field,
            Optional<String> detail) {

        static Line done(int line, Optional<String> userId) {
            return new Line(line, true, userId, Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Line refused(int line, OrganizationException refusal) {
            return new Line(
                    line,
                    false,
                    Optional.empty(),
                    Optional.of(refusal.error().code()),
                    refusal.field(),
                    Optional.of(refusal.rule()));
        }
    }
}
