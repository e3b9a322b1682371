package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.RoleWorld.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** MODEL.md §5, the lower half. */
final class EffectiveRolesTest {

    @Property
    void effectiveRolesAreWhatTheTextSays(@ForAll("worlds") RoleWorld world) {
        Set<RoleId> expected = new HashSet<>(world.naivelyAssigned());
        expected.retainAll(world.naive().allowed());
        boolean open = world.naive().activeEverywhere() && entered(world);
        Statistics.label("somebody holds something")
                .collect(open && !expected.isEmpty())
                .coverage(checker -> checker.check(true).percentage(share -> share > 10));
        assertThat(world.effectiveRoles().of(APPLICATION)).isEqualTo(open ? expected : Set.of());
    }

    @Property
    void effectiveAndDormantTogetherAreWhatIsAssigned(@ForAll("worlds") RoleWorld world) {
        EffectiveRoles roles = world.effectiveRoles();
        Set<RoleId> effective = roles.of(APPLICATION);
        Set<RoleId> dormant = roles.dormant().getOrDefault(APPLICATION, Set.of());

        assertThat(intersection(effective, dormant)).isEmpty();
        assertThat(union(effective, dormant)).isEqualTo(world.naivelyAssigned());
    }

    @Property
    void withdrawingAGrantNeverAddsARoleAndOnlyPutsRolesToSleep(@ForAll("worlds") RoleWorld world) {
        EffectiveRoles before = world.effectiveRoles();
        for (RoleWorld poorer : world.eachWithOneGrantLess()) {
            EffectiveRoles after = poorer.effectiveRoles();
            Set<RoleId> lost = new HashSet<>(before.of(APPLICATION));
            lost.removeAll(after.of(APPLICATION));

            assertThat(before.of(APPLICATION)).containsAll(after.of(APPLICATION));
            assertThat(after.dormant().getOrDefault(APPLICATION, Set.of())).containsAll(lost);
            assertThat(poorer.withLevels(world.levels()).effectiveRoles()).isEqualTo(before);
        }
    }

    @Property
    void removingAnAssignmentRemovesOnlyWhatNoOtherAssignmentGives(@ForAll("worlds") RoleWorld world) {
        Set<RoleId> before = world.effectiveRoles().of(APPLICATION);
        for (int i = 0; i < world.assignments().size(); i++) {
            List<RoleAssignment> fewer = new ArrayList<>(world.assignments());
            fewer.remove(i);
            RoleWorld poorer = world.withAssignments(fewer);
            Set<RoleId> after = poorer.effectiveRoles().of(APPLICATION);

            assertThat(before).containsAll(after);
            assertThat(after).isEqualTo(intersection(before, poorer.naivelyAssigned()));
        }
    }

    @Property
    void organizationRolesCountWhereTheMemberMayEnterAndNowhereElse(@ForAll("worlds") RoleWorld world) {
        Set<OrganizationRole> assigned = world.assignments().stream()
                .filter(row -> row.organization().equals(world.organization()))
                .filter(row -> row.expiresAt()
                        .filter(expiry -> !expiry.isAfter(Samples.NOW))
                        .isEmpty())
                .filter(row -> row.role() instanceof AssignedRole.OrganizationRole)
                // an identity provider makes nobody an administrator
                .filter(row -> row.source() != AssignmentSource.IDENTITY_PROVIDER || !row.administrative())
                .map(row -> ((AssignedRole.OrganizationRole) row.role()).role())
                .collect(Collectors.toSet());

        assertThat(world.effectiveRoles().organizationRoles()).isEqualTo(entered(world) ? assigned : Set.of());
    }

    @Property
    void anApplicationWithoutACeilingGivesNothing(@ForAll("worlds") RoleWorld world) {
        EffectiveRoles roles = EffectiveRoles.of(
                world.path(),
                Membership.employee(world.organization(), RoleWorld.USER),
                world.assignments(),
                Map.of(),
                Samples.NOW);

        assertThat(roles.appRoles()).isEmpty();
    }

    @Property
    void aMembershipElsewhereGivesNothingHere(@ForAll("worlds") RoleWorld world) {
        EffectiveRoles roles = EffectiveRoles.of(
                world.path(),
                Membership.employee(RoleWorld.ELSEWHERE, RoleWorld.USER),
                world.assignments(),
                Map.of(APPLICATION, world.ceiling()),
                Samples.NOW);

        assertThat(roles.appRoles()).isEmpty();
        assertThat(roles.organizationRoles()).isEmpty();
    }

    @Example
    void anAssignmentToASubtreeCarriesNoAppRoles() {
        CustomRole role = Samples.customRole(
                "Fleet", Set.of(Permission.MEMBERS_READ), new AssignedRole.AppRole(APPLICATION, new RoleId("viewer")));

        assertThat(given(role, AssignmentScope.SELF).appRoles()).isEqualTo(role.appRoles());
        assertThat(given(role, AssignmentScope.SUBTREE).appRoles()).isEmpty();
    }

    @Example
    void anAssignmentEndsAtTheVeryMomentOfItsExpiry() {
        RoleAssignment assignment = Samples.assignment(
                Samples.organization("a"),
                RoleWorld.USER,
                new AssignedRole.AppRole(APPLICATION, new RoleId("viewer")),
                AssignmentScope.SELF);

        assertThat(assignment.effectiveAt(Samples.NOW)).isTrue();
        assertThat(Samples.expiring(assignment, Samples.NOW).effectiveAt(Samples.NOW))
                .isFalse();
        assertThat(Samples.expiring(assignment, Samples.NOW).effectiveAt(Samples.NOW.minusNanos(1)))
                .isTrue();
    }

    @Example
    void anAppRoleCannotBeAssignedToASubtree() {
        AssignedRole viewer = new AssignedRole.AppRole(APPLICATION, new RoleId("viewer"));

        assertThatThrownBy(() ->
                        Samples.assignment(Samples.organization("a"), RoleWorld.USER, viewer, AssignmentScope.SUBTREE))
                .isInstanceOfSatisfying(OrganizationException.class, refused -> assertThat(refused.error())
                        .isEqualTo(OrganizationError.INVALID_VALUE));
    }

    private static RoleAssignment given(OrganizationRole role, AssignmentScope scope) {
        return Samples.assignment(
                Samples.organization("a"), RoleWorld.USER, new AssignedRole.OrganizationRole(role), scope);
    }

    @Provide
    Arbitrary<RoleWorld> worlds() {
        return RoleWorld.any();
    }

    private static boolean entered(RoleWorld world) {
        return world.member() == MembershipStatus.ACTIVE
                && world.statuses().stream().allMatch(OrganizationStatus.ACTIVE::equals);
    }

    private static Set<RoleId> union(Set<RoleId> left, Set<RoleId> right) {
        Set<RoleId> union = new HashSet<>(left);
        union.addAll(right);
        return union;
    }

    private static Set<RoleId> intersection(Set<RoleId> left, Set<RoleId> right) {
        Set<RoleId> intersection = new HashSet<>(left);
        intersection.retainAll(right);
        return intersection;
    }
}
