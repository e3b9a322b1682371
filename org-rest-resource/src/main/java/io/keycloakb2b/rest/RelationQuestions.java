package io.keycloakb2b.rest;

import io.keycloakb2b.command.CheckRelations;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.RelationTuple;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes in what is asked about relations. People, machines and the platform ask with the rights that they read with;
 * applications, by credentials of their own, about what they were granted.
 */
final class RelationQuestions {

    private static final String OF_APPLICATIONS = "basic ";

    private final Desk desk;
    private final boolean takesApplications;

    private RelationQuestions(Desk desk, boolean takesApplications) {
        this.desk = desk;
        this.takesApplications = takesApplications;
    }

    static RelationQuestions atTheOrganizationRoot(Desk desk) {
        return new RelationQuestions(desk, true);
    }

    static RelationQuestions atThePlatformRoot(Desk desk) {
        return new RelationQuestions(desk, false);
    }

    /** Makes what answers questions about some tuples, and no others, to whoever asks. */
    interface Asking {
        CheckRelations about(Collection<RelationTuple> tuples);
    }

    /** Nothing of the answer is kept on its way: it is of this moment. */
    Response answer(Function<Asking, Object> work) {
        if (takesApplications && comesFromAnApplication()) {
            return desk.answerApplication(
                    application -> unkept(work.apply(tuples -> CheckRelations.by(desk.commands(), application))));
        }
        return desk.answer(() -> unkept(work.apply(this::byRights)));
    }

    private static Response unkept(Object answer) {
        return Desk.unkept(Desk.ok(answer));
    }

    /** Tokens and keys are shown by schemes of their own. */
    private boolean comesFromAnApplication() {
        return desk.request()
                .header(HttpHeaders.AUTHORIZATION)
                .filter(shown -> shown.regionMatches(true, 0, OF_APPLICATIONS, 0, OF_APPLICATIONS.length()))
                .isPresent();
    }

    private CheckRelations byRights(Collection<RelationTuple> tuples) {
        Desk reading = desk.readingAhead(
                tuples.stream().map(RelationTuple::organization).distinct().toList());
        return CheckRelations.by(desk.commands(), tuple -> mayAsk(reading, tuple));
    }

    /**
     * Of an organization that is not there, or not the caller's, there is nothing to ask.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code FORBIDDEN} where the caller sees it without the
     *     permission
     */
    private boolean mayAsk(Desk reading, RelationTuple tuple) {
        Permission needed = permission(tuple.relation());
        Set<Permission> held = reading.permissions(tuple.organization());
        if (held.contains(Permission.ORGANIZATION_READ) && !held.contains(needed)) {
            desk.require(needed, tuple.organization());
        }
        return held.contains(needed);
    }

    /** What it takes to read the same at the address that lists it. */
    private static Permission permission(Relation relation) {
        if (relation instanceof Relation.OrganizationRole role) {
            return role.membership() ? Permission.MEMBERS_READ : Permission.ROLES_READ;
        }
        if (relation instanceof Relation.AppRole) {
            return Permission.ROLES_READ;
        }
        if (relation instanceof Relation.Team) {
            return Permission.TEAMS_READ;
        }
        return relation == Relation.OfOrganization.CHILD ? Permission.CHILDREN_READ : Permission.ORGANIZATION_READ;
    }
}
