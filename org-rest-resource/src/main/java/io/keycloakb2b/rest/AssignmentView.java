package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/**
 * An assignment as it leaves.
 *
 * @param dormant whether it counts for nothing now, because a grant, the member or the organization is not active
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AssignmentView(
        Optional<String> organizationRole,
        Optional<String> application,
        Optional<String> appRole,
        @About(words = AssignmentScope.class) String scope,
        @About(words = AssignmentSource.class) String source,
        Optional<Instant> expiresAt,
        boolean dormant) {

    static AssignmentView of(KeycloakSession session, RoleAssignment assignment, EffectiveRoles effective) {
        if (assignment.role() instanceof AssignedRole.OrganizationRole role) {
            return view(
                    assignment,
                    Optional.of(role.role().word()),
                    Optional.empty(),
                    Optional.empty(),
                    effective.organizationRoles().stream().noneMatch(role.role()::same));
        }
        AssignedRole.AppRole appRole = (AssignedRole.AppRole) assignment.role();
        var realm = session.getContext().getRealm();
        ClientModel client =
                session.clients().getClientById(realm, appRole.client().value());
        RoleModel role = session.roles().getRoleById(realm, appRole.role().value());
        return view(
                assignment,
                Optional.empty(),
                Optional.ofNullable(client).map(ClientModel::getClientId),
                Optional.ofNullable(role).map(RoleModel::getName),
                !effective.of(appRole.client()).contains(appRole.role()));
    }

    private static AssignmentView view(
            RoleAssignment assignment,
            Optional<String> organizationRole,
            Optional<String> application,
            Optional<String> appRole,
            boolean dormant) {
        return new AssignmentView(
                organizationRole,
                application,
                appRole,
                Fields.word(assignment.scope()),
                Fields.word(assignment.source()),
                assignment.expiresAt(),
                dormant);
    }
}
