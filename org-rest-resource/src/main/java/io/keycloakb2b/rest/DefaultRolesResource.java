package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.Ceilings;
import io.keycloakb2b.command.DefaultRoles;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Roles that everybody gets who joins the organization. */
public final class DefaultRolesResource {

    private final Desk desk;
    private final OrganizationId organization;

    DefaultRolesResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the roles of new members",
            needs = Permission.ROLES_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> Desk.ok(roles(desk.require(Permission.ROLES_READ, organization))));
    }

    @Operation(
            summary = "Replace the roles of new members",
            needs = Permission.ROLES_ASSIGN,
            body = Replacement.class,
            answer = View.class,
            shape = Shape.LIST,
            conditional = true)
    @PUT
    public Response replace(String body) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.ROLES_ASSIGN, organization);
            List<Entry> wanted =
                    Fields.all("roles", Json.read(body, Replacement.class).roles(), DefaultRoles.MAX_ROLES);
            desk.requireUnchanged(scope, () -> roles(scope));
            List<AssignedRole> roles =
                    wanted.stream().map(entry -> entry.role(desk, scope)).toList();
            command().replace(scope, desk.granter(organization), roles);
            return Desk.ok(roles(scope));
        });
    }

    private Listing<View> roles(OrganizationScope scope) {
        Ceilings ceilings = new Ceilings(desk.commands(), scope);
        return Listing.whole(command().all(scope).stream()
                .flatMap(role -> view(role, ceilings).stream())
                .toList());
    }

    private Optional<View> view(AssignedRole role, Ceilings ceilings) {
        if (role instanceof AssignedRole.AppRole appRole) {
            return AppRoleView.of(desk.session(), appRole)
                    .map(view -> new View(
                            Optional.empty(),
                            Optional.of(view.application()),
                            Optional.of(view.appRole()),
                            !ceilings.allows(appRole)));
        }
        String name = ((AssignedRole.OrganizationRole) role).role().word();
        return Optional.of(new View(Optional.of(name), Optional.empty(), Optional.empty(), false));
    }

    private DefaultRoles command() {
        return new DefaultRoles(desk.commands());
    }

    record Replacement(@About(needed = true) Optional<List<Entry>> roles) {}

    /** Either an organization role by its name, or an app role by its application and name. */
    record Entry(Optional<String> organizationRole, Optional<String> application, Optional<String> appRole) {

        AssignedRole role(Desk desk, OrganizationScope scope) {
            return RoleBody.named(organizationRole, application, appRole).role(desk, scope);
        }
    }

    /** @param dormant whether it gives nothing now, because it lies outside the ceiling */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            Optional<String> organizationRole,
            Optional<String> application,
            Optional<String> appRole,
            boolean dormant) {}
}
