package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Adds people line by line, each in a transaction of its own: a line is done or not done, and a refused one undoes no
 * other.
 */
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

    List<Line> run(OrganizationScope scope, List<MemberAddition> additions) {
        List<Line> lines = new ArrayList<>();
        for (MemberAddition addition : additions) {
            lines.add(alone(scope, addition, lines.size() + 1));
        }
        return lines;
    }

    private Line alone(OrganizationScope scope, MemberAddition addition, int line) {
        try {
            Optional<UserId> added = KeycloakModelUtils.runJobInTransactionWithResult(
                    desk.session().getKeycloakSessionFactory(),
                    desk.session().getContext(),
                    session -> add(session, scope, addition),
                    "b2b-member-import");
            return Line.done(line, dryRun ? Optional.empty() : added);
        } catch (OrganizationException refusal) {
            return Line.refused(line, refusal);
        } catch (ModelDuplicateException taken) {
            return Line.refused(
                    line, OrganizationError.ALREADY_EXISTS.because("somebody else has just taken a name in it"));
        } catch (ModelValidationException refusal) {
            return Line.refused(line, OrganizationError.INVALID_VALUE.because(String.valueOf(refusal.getMessage())));
        }
    }

    private Optional<UserId> add(KeycloakSession session, OrganizationScope scope, MemberAddition addition) {
        Optional<UserId> added = addition.checked().add(desk.in(session), scope, dryRun);
        if (dryRun) {
            session.getTransactionManager().setRollbackOnly();
        }
        return added;
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

        static Line done(int line, Optional<UserId> user) {
            return new Line(line, true, user.map(UserId::value), Optional.empty(), Optional.empty(), Optional.empty());
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
