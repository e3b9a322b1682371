package io.keycloakb2b.organization;

import io.keycloakb2b.organization.NaiveRoles.Grant;
import io.keycloakb2b.organization.NaiveRoles.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One application, a path of organizations with what each was granted, and what a member of the last one was assigned.
 *
 * @param parts composite roles; may hold one another in a circle, and roles the application does not have
 */
record RoleWorld(
        Map<RoleId, Set<RoleId>> parts,
        List<Level> levels,
        List<OrganizationStatus> statuses,
        MembershipStatus member,
        List<RoleAssignment> assignments) {

    static final ClientId APPLICATION = new ClientId("application");
    static final ClientId OTHER_APPLICATION = new ClientId("other-application");
    static final OrganizationId ELSEWHERE = Samples.organization("elsewhere");
    static final UserId USER = Samples.user("user");

    /** Roles of the application, most of the time; the last ones may be unknown to it. */
    private static final List<RoleId> ROLES =
            List.of("a", "b", "c", "d", "e", "f").stream().map(RoleId::new).toList();

    private static final int DEEPEST = 4;

    NaiveRoles naive() {
        return new NaiveRoles(parts, levels);
    }

    RoleCeiling ceiling() {
        return RoleCeiling.of(inputs(), new CompositeRoles(parts));
    }

    List<ApplicationLevel> inputs() {
        return levels.stream().map(Level::asInput).toList();
    }

    OrganizationId organization() {
        return id(levels.size() - 1);
    }

    OrganizationPath path() {
        List<Organization> organizations = new ArrayList<>();
        for (int depth = 0; depth < levels.size(); depth++) {
            Optional<OrganizationId> parent = depth == 0 ? Optional.empty() : Optional.of(id(depth - 1));
            organizations.add(Samples.withStatus(Samples.active(id(depth), parent), statuses.get(depth)));
        }
        return new OrganizationPath(organizations);
    }

    EffectiveRoles effectiveRoles() {
        return EffectiveRoles.of(
                path(),
                Membership.employee(organization(), USER).withStatus(member),
                assignments,
                Map.of(APPLICATION, ceiling()),
                Samples.NOW);
    }

    Set<RoleId> naivelyAssigned() {
        return naive().assigned(organization(), APPLICATION, assignments, Samples.NOW);
    }

    RoleWorld withLevels(List<Level> newLevels) {
        return new RoleWorld(parts, newLevels, statuses, member, assignments);
    }

    RoleWorld withAssignments(List<RoleAssignment> newAssignments) {
        return new RoleWorld(parts, levels, statuses, member, newAssignments);
    }

    /** The same world after one level lost one of its grants, for every level and grant. */
    List<RoleWorld> eachWithOneGrantLess() {
        List<RoleWorld> worlds = new ArrayList<>();
        for (int depth = 0; depth < levels.size(); depth++) {
            for (int grant = 0; grant < levels.get(depth).grants().size(); grant++) {
                List<Level> fewer = new ArrayList<>(levels);
                fewer.set(depth, levels.get(depth).without(grant));
                worlds.add(withLevels(fewer));
            }
        }
        return worlds;
    }

    /** Mostly healthy, so that roles come through. */
    static Arbitrary<RoleWorld> any() {
        return Arbitraries.integers().between(1, DEEPEST).withoutEdgeCases().flatMap(depth -> Combinators.combine(
                        composites(),
                        level().list().ofSize(depth),
                        mostly(OrganizationStatus.ACTIVE, OrganizationStatus.class)
                                .list()
                                .ofSize(depth),
                        mostly(MembershipStatus.ACTIVE, MembershipStatus.class),
                        assignment(id(depth - 1)).list().ofMaxSize(6))
                .as(RoleWorld::new)
                .withoutEdgeCases());
    }

    private static OrganizationId id(int depth) {
        return Samples.organization("level-" + depth);
    }

    private static Arbitrary<Map<RoleId, Set<RoleId>>> composites() {
        Arbitrary<Set<RoleId>> parts = mixed(3, Arbitraries.just(Set.<RoleId>of()), 1, someRoles(3));
        return parts.list().ofSize(ROLES.size()).flatMap(all -> Arbitraries.integers()
                .between(ROLES.size() - 1, ROLES.size())
                .map(known -> {
                    Map<RoleId, Set<RoleId>> composites = new HashMap<>();
                    for (int i = 0; i < known; i++) {
                        composites.put(ROLES.get(i), all.get(i));
                    }
                    return composites;
                }));
    }

    private static Arbitrary<Level> level() {
        Arbitrary<Grant> grant = Combinators.combine(
                        someRoles(5), Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)))
                .as(Grant::new);
        return Combinators.combine(
                        mostly(GrantStatus.ACTIVE, GrantStatus.class),
                        Arbitraries.frequency(Tuple.of(15, true), Tuple.of(1, false)),
                        grant.list().ofMinSize(1).ofMaxSize(3))
                .as(Level::new);
    }

    private static Arbitrary<RoleAssignment> assignment(OrganizationId here) {
        Arbitrary<Principal> principal =
                Arbitraries.of(new Principal.Member(USER), new Principal.Team(new TeamId("team")));
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(7, here), Tuple.of(1, ELSEWHERE)),
                        principal,
                        mixed(4, appRole(), 3, organizationRole()),
                        Arbitraries.frequency(Tuple.of(3, AssignmentScope.SELF), Tuple.of(1, AssignmentScope.SUBTREE)),
                        Arbitraries.of(AssignmentSource.class),
                        Arbitraries.of(-1, 0, 1, 60).optional(0.4))
                .as((organization, who, role, scope, source, expiry) -> new RoleAssignment(
                        organization,
                        who,
                        role,
                        role instanceof AssignedRole.AppRole ? AssignmentScope.SELF : scope,
                        source,
                        "",
                        expiry.map(seconds -> Samples.NOW.plus(Duration.ofSeconds(seconds))),
                        Optional.empty(),
                        Samples.NOW));
    }

    private static Arbitrary<AssignedRole.AppRole> appRole() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(7, APPLICATION), Tuple.of(1, OTHER_APPLICATION)),
                        Arbitraries.of(ROLES))
                .as(AssignedRole.AppRole::new);
    }

    private static Arbitrary<AssignedRole> organizationRole() {
        Arbitrary<OrganizationRole> builtIn = Arbitraries.of(BuiltInRole.class).map(OrganizationRole.class::cast);
        Arbitrary<OrganizationRole> custom = Combinators.combine(
                        Arbitraries.of("First", "Second"), appRole().set().ofMaxSize(3))
                .as((name, appRoles) ->
                        Samples.customRole(name, Set.of(), appRoles.toArray(AssignedRole.AppRole[]::new)));
        return mixed(1, builtIn, 2, custom).map(AssignedRole.OrganizationRole::new);
    }

    private static Arbitrary<Set<RoleId>> someRoles(int most) {
        return Arbitraries.of(ROLES).set().ofMaxSize(most);
    }

    private static <E extends Enum<E>> Arbitrary<E> mostly(E usual, Class<E> type) {
        return mixed(19, Arbitraries.just(usual), 1, Arbitraries.of(type));
    }

    private static <T> Arbitrary<T> mixed(
            int usualWeight, Arbitrary<? extends T> usual, int rareWeight, Arbitrary<? extends T> rare) {
        return Arbitraries.frequencyOf(
                Tuple.<Integer, Arbitrary<? extends T>>of(usualWeight, usual),
                Tuple.<Integer, Arbitrary<? extends T>>of(rareWeight, rare));
    }
}
