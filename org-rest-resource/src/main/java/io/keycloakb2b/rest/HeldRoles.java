package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.AssignRoles;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.command.RoleChange;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.rest.openapi.About;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Roles of a member or of a team: read, given, replaced and taken in the same way, whoever holds them. */
final class HeldRoles {

    /** Most roles in one request. */
    static final int MAX_ROLES = 200;

    private final Desk desk;
    private final OrganizationId organization;
    private final Principal holder;
    private final Function<OrganizationScope, List<AssignmentView>> reading;

    /** @param reading what there is to read of the holder's roles; refuses where there is no such holder */
    HeldRoles(
            Desk desk,
            OrganizationId organization,
            Principal holder,
            Function<OrganizationScope, List<AssignmentView>> reading) {
        this.desk = desk;
        this.organization = organization;
        this.holder = holder;
        this.reading = reading;
    }

    Response list() {
        return desk.answer(() -> Desk.ok(roles(desk.require(Permission.ROLES_READ, organization))));
    }

    Response assign(String body) {
        return desk.once(body, this::changeable, scope -> {
            RoleBody role = Json.read(body, RoleBody.class);
            commands().assign(scope, granter(), holder, List.of(role.change(desk, scope)));
            return Desk.created(roles(scope));
        });
    }

    Response replace(String body) {
        return desk.answer(() -> {
            OrganizationScope scope = changeable();
            List<RoleBody> wanted =
                    Fields.all("roles", Json.read(body, Replacement.class).roles(), MAX_ROLES);
            requireUnchanged(scope);
            List<RoleChange> changes =
                    wanted.stream().map(role -> role.change(desk, scope)).toList();
            commands().replace(scope, granter(), holder, changes);
            return Desk.ok(roles(scope));
        });
    }

    Response unassign(RoleBody role) {
        return desk.answer(() -> {
            OrganizationScope scope = changeable();
            requireUnchanged(scope);
            commands().unassign(scope, granter(), holder, role.role(desk, scope));
            return Desk.done();
        });
    }

    /** Whoever may not change the holder's roles learns nothing of the role in the request. */
    private OrganizationScope changeable() {
        OrganizationScope scope = desk.require(Permission.ROLES_ASSIGN, organization);
        commands().requireMayChange(scope, granter(), holder);
        return scope;
    }

    private void requireUnchanged(OrganizationScope scope) {
        desk.requireUnchanged(scope, () -> roles(scope));
    }

    private Listing<AssignmentView> roles(OrganizationScope scope) {
        return Listing.whole(reading.apply(scope));
    }

    private Granter granter() {
        return desk.granter(organization);
    }

    private AssignRoles commands() {
        return new AssignRoles(desk.commands());
    }

    record Replacement(@About(needed = true) Optional<List<RoleBody>> roles) {}
}
