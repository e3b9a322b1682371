package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.Collection;
import java.util.Optional;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.UserModel;

/** Makes a member, unmanaged as always, and gives what comes with the membership. What may be given, callers check. */
final class Admission {

    private final CommandContext context;

    Admission(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code SEAT_LIMIT} */
    Membership admit(OrganizationScope scope, UserModel user, MemberType type) {
        new Seats(context).requireFree(scope);
        AdminPermissionsSchema.runWithoutAuthorization(
                context.session(), () -> context.natives().addMember(context.nativeOrganization(scope), user));
        Membership membership = Membership.employee(scope.organization(), new UserId(user.getId()))
                .withType(type);
        context.stores().members().put(scope, membership);
        return membership;
    }

    void give(
            OrganizationScope scope,
            UserModel user,
            Optional<UserId> grantor,
            Collection<AssignedRole> roles,
            Collection<TeamId> teams) {
        for (AssignedRole role : roles) {
            context.stores()
                    .assignments()
                    .put(
                            scope,
                            new RoleAssignment(
                                    scope.organization(),
                                    new Principal.Member(new UserId(user.getId())),
                                    role,
                                    AssignmentScope.SELF,
                                    AssignmentSource.DIRECT,
                                    "",
                                    Optional.empty(),
                                    grantor,
                                    context.now()));
        }
        AdminPermissionsSchema.runWithoutAuthorization(context.session(), () -> teams.stream()
                .map(team -> context.session().groups().getGroupById(context.realm(), team.value()))
                .forEach(user::joinGroup));
    }
}
