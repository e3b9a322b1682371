package io.keycloakb2b.benchmark.resolution;

import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Organizations in lines of the same depth, each with one member, in memory. An application with ten roles is granted to
 * all of them, and every member holds three.
 */
final class Forest {

    private static final int ROLES = 10;
    private static final int HELD = 3;
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final ClientId client = new ClientId(uuid());
    private final List<RoleId> roles =
            IntStream.range(0, ROLES).mapToObj(role -> new RoleId(uuid())).toList();
    private final UserId person = new UserId(uuid());
    private final CompositeRoles composites =
            new CompositeRoles(roles.stream().collect(Collectors.toMap(role -> role, role -> Set.of())));
    private final ApplicationLevel level =
            new ApplicationLevel(Optional.of(GrantStatus.ACTIVE), Set.copyOf(roles), Set.copyOf(roles));

    private final Map<OrganizationId, OrganizationPath> paths = new HashMap<>();
    private final Map<OrganizationId, List<RoleAssignment>> assignments = new HashMap<>();
    private final List<OrganizationId> leaves = new ArrayList<>();

    /** @param depth how many organizations lie on the path of a leaf */
    Forest(int size, int depth) {
        for (int line = 0; line < size / depth; line++) {
            OrganizationId above = plant(Optional.empty());
            for (int step = 1; step < depth; step++) {
                above = plant(Optional.of(above));
            }
            leaves.add(above);
        }
    }

    List<OrganizationId> leaves() {
        return leaves;
    }

    /** What a token for the organization would carry, from what a node remembers. */
    EffectiveRoles resolve(OrganizationId organization) {
        OrganizationPath path = Objects.requireNonNull(paths.get(organization));
        List<ApplicationLevel> levels =
                path.rootFirst().stream().map(step -> level).toList();
        return EffectiveRoles.of(
                path,
                Membership.employee(organization, person),
                assignments.getOrDefault(organization, List.of()),
                Map.of(client, RoleCeiling.of(levels, composites)),
                NOW);
    }

    private OrganizationId plant(Optional<OrganizationId> parent) {
        OrganizationId id = new OrganizationId(uuid());
        List<Organization> rootFirst = new ArrayList<>(
                parent.map(paths::get).map(OrganizationPath::rootFirst).orElse(List.of()));
        OrganizationNode root = OrganizationNode.root(id);
        rootFirst.add(new Organization(parent.map(root::withParent).orElse(root), id.value(), id.value(), true));
        paths.put(id, new OrganizationPath(rootFirst));
        assignments.put(
                id,
                roles.subList(0, HELD).stream()
                        .map(role -> assignment(id, role))
                        .toList());
        return id;
    }

    private RoleAssignment assignment(OrganizationId organization, RoleId role) {
        return new RoleAssignment(
                organization,
                new Principal.Member(person),
                new AssignedRole.AppRole(client, role),
                AssignmentScope.SELF,
                AssignmentSource.DIRECT,
                "",
                Optional.empty(),
                Optional.empty(),
                NOW);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
