package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values that tests would otherwise spell out again and again. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static OrganizationId organization(String name) {
        return new OrganizationId(name);
    }

    public static UserId user(String name) {
        return new UserId(name);
    }

    public static OrganizationNode node(String id, String parent) {
        return OrganizationNode.root(organization(id)).withParent(organization(parent));
    }

    /** An active organization that inherits administrators; without a parent where none is named. */
    public static Organization active(OrganizationId id, Optional<OrganizationId> parent) {
        OrganizationNode root = OrganizationNode.root(id);
        return new Organization(parent.map(root::withParent).orElse(root), id.value(), id.value(), true);
    }

    public static Organization withStatus(Organization organization, OrganizationStatus status) {
        return new Organization(
                organization.node().withStatus(status),
                organization.alias(),
                organization.name(),
                organization.enabled());
    }

    public static Organization disabled(Organization organization) {
        return new Organization(organization.node(), organization.alias(), organization.name(), false);
    }

    /** A path of active organizations, root first. */
    public static OrganizationPath path(String... rootFirst) {
        List<String> names = Arrays.asList(rootFirst);
        return new OrganizationPath(names.stream()
                .map(name -> active(
                        organization(name),
                        names.indexOf(name) == 0
                                ? Optional.empty()
                                : Optional.of(organization(names.get(names.indexOf(name) - 1)))))
                .toList());
    }

    /** A direct assignment that never expires. */
    public static RoleAssignment assignment(
            OrganizationId organization, UserId user, AssignedRole role, AssignmentScope scope) {
        return new RoleAssignment(
                organization,
                new Principal.Member(user),
                role,
                scope,
                AssignmentSource.DIRECT,
                "",
                Optional.empty(),
                Optional.empty(),
                NOW);
    }

    /** A role of the realm. */
    public static CustomRole customRole(String name, Set<Permission> permissions, AssignedRole.AppRole... appRoles) {
        return new CustomRole(
                new OrganizationRoleId("id-of-" + name),
                Optional.empty(),
                RoleName.of(name),
                name,
                "",
                permissions,
                Set.of(appRoles));
    }

    public static RoleAssignment expiring(RoleAssignment assignment, Instant expiresAt) {
        return new RoleAssignment(
                assignment.organization(),
                assignment.principal(),
                assignment.role(),
                assignment.scope(),
                assignment.source(),
                assignment.sourceReference(),
                Optional.of(expiresAt),
                assignment.grantedBy(),
                assignment.grantedAt());
    }
}
