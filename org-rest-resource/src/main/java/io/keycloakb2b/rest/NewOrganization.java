package io.keycloakb2b.rest;

import io.keycloakb2b.access.FoundingScope;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.AssignRoles;
import io.keycloakb2b.command.CreateOrganization;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.command.RoleChange;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;

/** Makes organizations, for the platform with their first owner. */
final class NewOrganization {

    private final Desk desk;

    NewOrganization(Desk desk) {
        this.desk = desk;
    }

    /** By the platform, or by a person for themselves where the realm lets people do that. */
    OrganizationId root(OrganizationBody body) {
        if (!desk.platform()) {
            return founded(body);
        }
        OrganizationId root = new CreateOrganization(desk.commands()).root(desk.requirePlatform(true), body.draft());
        return owned(root, body);
    }

    private OrganizationId founded(OrganizationBody body) {
        FoundingScope scope = desk.requireFounding();
        refuse("kind", body.kind());
        refuse("adminInheritance", body.adminInheritance());
        refuse("externalId", body.externalId().value());
        refuse("billingReference", body.billingReference().value());
        refuse("seatLimit", body.seatLimit().value());
        refuse("owner", body.owner());
        return new CreateOrganization(desk.commands())
                .founded(scope, body.draft(), created -> desk.require(Permission.ORGANIZATION_READ, created));
    }

    OrganizationId child(OrganizationScope parent, OrganizationBody body) {
        if (!desk.platform()) {
            refuse("billingReference", body.billingReference().value());
            refuse("owner", body.owner());
        }
        return owned(new CreateOrganization(desk.commands()).child(parent, body.draft()), body);
    }

    private OrganizationId owned(OrganizationId organization, OrganizationBody body) {
        body.owner().ifPresent(owner -> makeOwner(organization, Desk.id(owner, UserId::new)));
        return organization;
    }

    private void makeOwner(OrganizationId organization, UserId owner) {
        OrganizationScope scope = desk.require(Permission.MEMBERS_MANAGE, organization);
        new ManageMember(desk.commands()).add(scope, desk.candidates(), owner, MemberType.EMPLOYEE);
        RoleChange ownership = new RoleChange(
                new AssignedRole.OrganizationRole(BuiltInRole.OWNER), AssignmentScope.SUBTREE, Optional.empty());
        new AssignRoles(desk.commands()).assign(scope, desk.granter(organization), owner, List.of(ownership));
    }

    private static void refuse(String field, Optional<?> value) {
        if (value.isPresent()) {
            throw OrganizationError.FORBIDDEN.on(field, "only the platform sets this");
        }
    }
}
