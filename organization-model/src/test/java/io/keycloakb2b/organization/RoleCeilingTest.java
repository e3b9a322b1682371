package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** MODEL.md §5, the upper half. */
final class RoleCeilingTest {

    private static final RoleId APPROVER = new RoleId("approver");
    private static final RoleId VIEWER = new RoleId("viewer");

    @Property
    void theCeilingIsWhatTheTextSays(@ForAll("worlds") RoleWorld world) {
        assertThat(world.ceiling().allowed()).isEqualTo(world.naive().allowed());
        assertThat(world.parts().keySet().stream().filter(world.ceiling()::allows))
                .containsExactlyInAnyOrderElementsOf(world.naive().allowed());
        assertThat(world.ceiling().active()).isEqualTo(world.naive().activeEverywhere());
    }

    @Property
    void aChildsCeilingIsWithinItsParents(@ForAll("worlds") RoleWorld world) {
        CompositeRoles composites = new CompositeRoles(world.parts());
        for (int depth = 1; depth < world.levels().size(); depth++) {
            RoleCeiling parent = RoleCeiling.of(world.inputs().subList(0, depth), composites);
            RoleCeiling child = RoleCeiling.of(world.inputs().subList(0, depth + 1), composites);
            assertThat(parent.allowed()).containsAll(child.allowed());
            assertThat(parent.active() || !child.active()).isTrue();
        }
    }

    @Property
    void aCeilingIsClosedUnderComposition(@ForAll("worlds") RoleWorld world) {
        Set<RoleId> allowed = world.ceiling().allowed();

        assertThat(new CompositeRoles(world.parts()).expand(allowed)).isEqualTo(allowed);
    }

    @Property
    void nothingPassesUnlessTheApplicationIsActiveAllTheWay(@ForAll("worlds") RoleWorld world) {
        Set<RoleId> everything = world.parts().keySet();

        assertThat(everything.stream().filter(world.ceiling()::admits).collect(Collectors.toSet()))
                .isEqualTo(world.naive().activeEverywhere() ? world.naive().allowed() : Set.of());
    }

    @Example
    void aRoleGrantedToTheChildOnlyIsNotAllowed() {
        ApplicationLevel parent = level(Set.of(VIEWER), Set.of(VIEWER));
        ApplicationLevel child = level(Set.of(VIEWER, APPROVER), Set.of());

        assertThat(ceiling(parent, child).allowed()).containsExactly(VIEWER);
    }

    @Example
    void aRoleThatTheParentDoesNotExposeIsNotAllowedBelow() {
        ApplicationLevel parent = level(Set.of(VIEWER, APPROVER), Set.of(VIEWER));
        ApplicationLevel child = level(Set.of(VIEWER, APPROVER), Set.of());

        assertThat(ceiling(parent, child).allowed()).containsExactly(VIEWER);
        assertThat(ceiling(parent).allowed()).containsExactlyInAnyOrder(VIEWER, APPROVER);
    }

    @Example
    void rolesThatHoldOneAnotherInACircleAreExpandedOnce() {
        CompositeRoles circle = new CompositeRoles(Map.of(VIEWER, Set.of(APPROVER), APPROVER, Set.of(VIEWER)));

        assertThat(circle.expand(List.of(VIEWER))).containsExactlyInAnyOrder(VIEWER, APPROVER);
    }

    @Example
    void aRoleThatTheApplicationDoesNotHaveDropsOut() {
        CompositeRoles viewerOnly = new CompositeRoles(Map.of(VIEWER, Set.of(APPROVER)));

        assertThat(viewerOnly.expand(List.of(VIEWER, APPROVER))).containsExactly(VIEWER);
    }

    @Example
    void aCeilingWithoutTheOrganizationsOwnLevelIsAMistakeInTheCode() {
        List<ApplicationLevel> none = List.of();

        assertThatThrownBy(() -> RoleCeiling.of(none, CompositeRoles.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<RoleWorld> worlds() {
        return RoleWorld.any();
    }

    private static ApplicationLevel level(Set<RoleId> granted, Set<RoleId> exposed) {
        return new ApplicationLevel(Optional.of(GrantStatus.ACTIVE), granted, exposed);
    }

    private static RoleCeiling ceiling(ApplicationLevel... rootFirst) {
        return RoleCeiling.of(List.of(rootFirst), new CompositeRoles(Map.of(VIEWER, Set.of(), APPROVER, Set.of())));
    }
}
