package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.RoleChange;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role in a request: either an organization role by its name, or an app role by its application and name.
 *
 * @param application the public id of the client
 */
record RoleBody(
        Optional<String> organizationRole,
        Optional<String> application,
        Optional<String> appRole,
        @About(words = AssignmentScope.class) Optional<String> scope,
        @About(format = "date-time") Optional<String> expiresAt) {

    /** One as it stands in an address, where there is no more to say of it. */
    static RoleBody named(@Nullable String organizationRole, @Nullable String application, @Nullable String appRole) {
        return named(
                Optional.ofNullable(organizationRole), Optional.ofNullable(application), Optional.ofNullable(appRole));
    }

    static RoleBody named(Optional<String> organizationRole, Optional<String> application, Optional<String> appRole) {
        return new RoleBody(organizationRole, application, appRole, Optional.empty(), Optional.empty());
    }

    RoleChange change(Desk desk, OrganizationScope organization) {
        AssignmentScope reach = scope.map(word -> Fields.word("scope", word, AssignmentScope.class))
                .orElse(AssignmentScope.SELF);
        return new RoleChange(
                role(desk, organization), reach, expiresAt.map(text -> Fields.instant("expiresAt", text)));
    }

    /** An application that was not granted and a role that is not there look the same from below. */
    AssignedRole role(Desk desk, OrganizationScope organization) {
        if (organizationRole.isPresent() == appRole.isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(
                    "organizationRole", "give either an organizationRole or an application with an appRole");
        }
        return organizationRole.isPresent()
                ? new AssignedRole.OrganizationRole(new OrganizationRoleNames(desk)
                        .require(organization, "organizationRole", organizationRole.get()))
                : new AppRoleBody(application, appRole).orNobodys(desk.session());
    }
}
