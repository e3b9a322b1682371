package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.command.Ceilings;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/**
 * An assignment as it leaves.
 *
 * @param team the id of the team that it comes through
 * @param dormant whether it counts for nothing now, because a grant, the member or the organization is not active
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AssignmentView(
        Optional<String> organizationRole,
        Optional<String> application,
        Optional<String> appRole,
        Optional<String> team,
        @About(words = AssignmentScope.class) String scope,
        @About(words = AssignmentSource.class) String source,
        Optional<Instant> expiresAt,
        boolean dormant) {

    /** One of a member. */
    static AssignmentView of(KeycloakSession session, RoleAssignment assignment, EffectiveRoles effective) {
        boolean effectual = assignment.role() instanceof AssignedRole.AppRole appRole
                ? effective.of(appRole.client()).contains(appRole.role())
                : effective.organizationRoles().stream()
                        .anyMatch(((AssignedRole.OrganizationRole) assignment.role()).role()::same);
        return of(session, assignment, !effectual);
    }

    /** One of a team, whoever is in it. */
    static AssignmentView of(KeycloakSession session, RoleAssignment assignment, Ceilings ceilings) {
        boolean outside = assignment.role() instanceof AssignedRole.AppRole appRole && !ceilings.allows(appRole);
        boolean expired = !assignment.effectiveAt(Instant.ofEpochMilli(Time.currentTimeMillis()));
        return of(session, assignment, outside || expired);
    }

    private static AssignmentView of(KeycloakSession session, RoleAssignment assignment, boolean dormant) {
        Optional<AppRoleView> appRole = assignment.role() instanceof AssignedRole.AppRole role
                ? AppRoleView.of(session, role)
                : Optional.empty();
        return new AssignmentView(
                assignment.role() instanceof AssignedRole.OrganizationRole role
                        ? Optional.of(role.role().word())
                        : Optional.empty(),
                appRole.map(AppRoleView::application),
                appRole.map(AppRoleView::appRole),
                assignment.principal() instanceof Principal.Team team
                        ? Optional.of(team.team().value())
                        : Optional.empty(),
                Fields.word(assignment.scope()),
                Fields.word(assignment.source()),
                assignment.expiresAt(),
                dormant);
    }
}
