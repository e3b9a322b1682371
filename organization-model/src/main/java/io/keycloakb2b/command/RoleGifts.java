package io.keycloakb2b.command;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.Permission;
import java.util.Optional;

/** Which roles somebody may give by other means than assigning them: only those that they might assign. */
final class RoleGifts {

    private static final String FIELD = "roles";

    private final Ceilings ceilings;
    private final Granter granter;

    RoleGifts(Ceilings ceilings, Granter granter) {
        this.ceilings = ceilings;
        this.granter = granter;
    }

    /**
     * @throws OrganizationException {@code FORBIDDEN}, {@code ESCALATION}, {@code ROLE_OUTSIDE_CEILING}
     */
    void require(AssignedRole role) {
        obstacle(role).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** What {@link #require} would throw. */
    Optional<OrganizationException> obstacle(AssignedRole role) {
        if (!granter.holds(Permission.ROLES_ASSIGN)) {
            return Optional.of(missing(Permission.ROLES_ASSIGN));
        }
        if (!granter.mayGive(role, AssignmentScope.SELF)) {
            return Optional.of(OrganizationError.ESCALATION.on(FIELD, "holds permissions that you do not hold"));
        }
        return role instanceof AssignedRole.AppRole appRole && !ceilings.allows(appRole)
                ? Optional.of(OrganizationError.ROLE_OUTSIDE_CEILING.on(
                        FIELD, "the organization was not granted this app role"))
                : Optional.empty();
    }

    static OrganizationException missing(Permission permission) {
        return OrganizationError.FORBIDDEN.because("the permission " + permission.word() + " is needed");
    }
}
