package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.MoveImpact.Place;
import io.keycloakb2b.organization.MoveImpact.SettingChange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is told before a move is what is gone after it. */
final class MoveImpactTest {

    private static final ClientId APPLICATION = RoleWorld.APPLICATION;

    @Property
    void whatIsLostIsWhatCouldBeUsedBeforeAndCannotAfter(
            @ForAll("worlds") RoleWorld before, @ForAll("worlds") RoleWorld after) {
        CompositeRoles composites = new CompositeRoles(before.parts());
        RoleCeiling held = RoleCeiling.of(before.inputs(), composites);
        RoleCeiling kept = RoleCeiling.of(after.inputs(), composites);
        Set<RoleId> lost = new HashSet<>(before.parts().keySet());
        lost.removeIf(role -> !held.admits(role) || kept.admits(role));

        MoveImpact impact = impact(before, after, composites);

        assertThat(impact.roles().getOrDefault(APPLICATION, Set.of())).isEqualTo(lost);
        assertThat(impact.applications().contains(APPLICATION)).isEqualTo(held.active() && !kept.active());
    }

    @Property
    void whoLosesSomethingHoldsARoleThatBringsIt(
            @ForAll("worlds") RoleWorld before, @ForAll("worlds") RoleWorld after) {
        CompositeRoles composites = new CompositeRoles(before.parts());
        Set<RoleId> lost = impact(before, after, composites).roles().getOrDefault(APPLICATION, Set.of());
        Set<RoleId> bringing = composites.bringing(lost);

        for (RoleId assigned : before.parts().keySet()) {
            boolean loses = composites.expand(Set.of(assigned)).stream().anyMatch(lost::contains);
            assertThat(bringing.contains(assigned)).isEqualTo(loses);
        }
    }

    @Property
    void stayingCostsNothing(@ForAll("worlds") RoleWorld world) {
        assertThat(impact(world, world, new CompositeRoles(world.parts())).nothing())
                .isTrue();
    }

    @Example
    void aSettingChangesWithWhatIsInherited_unlessTheOrganizationHasItsOwn() {
        SettingLevel strict = level("above", new Setting(SettingName.MFA, "required", true));
        SettingLevel own = level("own", new Setting(SettingName.MFA, "optional", false));

        assertThat(settings(List.of(strict, own), List.of(own)))
                .containsExactly(new SettingChange(SettingName.MFA, "required", "optional"));
        assertThat(settings(
                        List.of(level("above", new Setting(SettingName.MFA, "required", false)), own), List.of(own)))
                .isEmpty();
    }

    private static List<SettingChange> settings(List<SettingLevel> before, List<SettingLevel> after) {
        return MoveImpact.between(new Place(Map.of(), before), new Place(Map.of(), after), Map.of())
                .settings();
    }

    private static SettingLevel level(String organization, Setting setting) {
        return SettingLevel.of(Optional.of(Samples.organization(organization)), List.of(setting));
    }

    private static MoveImpact impact(RoleWorld before, RoleWorld after, CompositeRoles composites) {
        return MoveImpact.between(
                new Place(Map.of(APPLICATION, before.inputs()), List.of()),
                new Place(Map.of(APPLICATION, after.inputs()), List.of()),
                Map.of(APPLICATION, composites));
    }

    @Provide
    Arbitrary<RoleWorld> worlds() {
        return RoleWorld.any();
    }
}
