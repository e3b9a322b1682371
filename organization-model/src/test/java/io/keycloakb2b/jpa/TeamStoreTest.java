package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.GroupEntity;

/** Teams are Keycloak's groups of one organization, and what they give goes to nobody else. */
@EveryDatabase
final class TeamStoreTest {

    private final TestRealm realm;
    private final Sample sample;
    private final OrganizationScope scope;

    TeamStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        sample = Sample.in(realm, "sample");
        scope = realm.scope(sample.organization());
    }

    @Test
    void aTeamIsANativeGroupWithItsApplication() {
        assertThat(find(scope, sample.team()))
                .contains(new Team(
                        sample.team(),
                        sample.organization(),
                        sample.team().value(),
                        "",
                        Optional.empty(),
                        Optional.of(sample.client())));
    }

    @Test
    void theGroupOfAllMembersIsNoTeam() {
        assertThat(find(scope, new TeamId(TestRealm.group(sample.organization()))))
                .isEmpty();
    }

    @Test
    void teamsComeInPagesByName() {
        TeamId second = realm.team(sample.organization());
        List<String> names =
                List.of(sample.team().value(), second.value()).stream().sorted().toList();

        Page<Team> first = teams(new PageRequest(Optional.empty(), 1));
        Page<Team> rest = teams(new PageRequest(first.next(), 1));

        assertThat(first.items()).extracting(Team::name).containsExactly(names.get(0));
        assertThat(rest.items()).extracting(Team::name).containsExactly(names.get(1));
        assertThat(rest.next()).isEmpty();
        assertThat(list(stores -> stores.teams().topLevelNames(scope))).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aTeamOfAnotherOrganizationOrRealmIsAbsent() {
        OrganizationId neighbour = realm.organization("Neighbour");
        TestRealm other = realm.sibling();
        Map<String, List<String>> before = realm.contents();
        for (OrganizationScope foreign :
                List.of(realm.scope(neighbour), TestScopes.of(other.id(), sample.organization()))) {
            assertThat(find(foreign, sample.team())).isEmpty();
            assertThat(contains(foreign, sample.team(), sample.user())).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> realm.run(stores -> stores.teams().bind(foreign, sample.team(), Optional.empty())));
        }
        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void aBoundTeamIsReleasedAgain() {
        ClientId other = realm.client();
        realm.run(stores -> stores.teams().bind(scope, sample.team(), Optional.of(other)));
        assertThat(find(scope, sample.team()).flatMap(Team::application)).contains(other);

        realm.run(stores -> stores.teams().bind(scope, sample.team(), Optional.empty()));
        assertThat(find(scope, sample.team()).flatMap(Team::application)).isEmpty();
    }

    @Test
    void whoIsInAGroupBelowIsNotInTheTeam() {
        TeamId below = below(sample.team());
        UserId user = realm.member(sample.organization(), "below");
        realm.join(user, below.value());

        assertThat(find(scope, below).flatMap(Team::parent)).contains(sample.team());
        assertThat(hasChildren(sample.team())).isTrue();
        assertThat(hasChildren(below)).isFalse();
        assertThat(contains(scope, below, user)).isTrue();
        assertThat(contains(scope, sample.team(), user)).isFalse();
        assertThat(assignments(sample.organization(), user)).isEmpty();
    }

    @Test
    void aTeamOfAnotherOrganizationGivesNothing_evenIfARowSaysSo() {
        OrganizationId neighbour = realm.organization("Neighbour");
        TeamId theirs = realm.team(neighbour);
        UserId both = realm.member(sample.organization(), "both");
        realm.join(both, theirs.value());
        realm.run(stores ->
                stores.assignments().put(scope, Sample.owner(sample.organization(), new Principal.Team(theirs))));

        assertThat(assignments(sample.organization(), both)).isEmpty();
    }

    @Test
    void defaultRolesAreReadAsTheyWereWritten() {
        AssignedRole custom = new AssignedRole.OrganizationRole(sample.customRole());
        AssignedRole app = new AssignedRole.AppRole(sample.client(), sample.role());
        AssignedRole auditor = new AssignedRole.OrganizationRole(BuiltInRole.AUDITOR);
        assertThat(list(stores -> stores.defaultRoles().all(scope))).containsExactlyInAnyOrder(custom, app);

        realm.run(stores -> stores.defaultRoles().replace(scope, List.of(auditor, app, app)));

        assertThat(list(stores -> stores.defaultRoles().all(scope))).containsExactlyInAnyOrder(auditor, app);
        OrganizationScope neighbour = realm.scope(realm.organization("Neighbour"));
        assertThat(list(stores -> stores.defaultRoles().all(neighbour))).isEmpty();
    }

    @Test
    void aReplacedRoleIsReplacedForNewMembersToo() {
        AssignedRole auditor = new AssignedRole.OrganizationRole(BuiltInRole.AUDITOR);
        Long uses = realm.read(stores -> stores.organizationRoles().uses(scope, sample.customRole()));
        assertThat(uses).isEqualTo(2); // its member, and whoever joins

        realm.run(stores -> stores.organizationRoles().replace(scope, sample.customRole(), Optional.of(auditor)));

        assertThat(list(stores -> stores.defaultRoles().all(scope)))
                .containsExactlyInAnyOrder(auditor, new AssignedRole.AppRole(sample.client(), sample.role()));
    }

    private TeamId below(TeamId parent) {
        TeamId below = realm.team(sample.organization());
        realm.inSession(session -> {
            session.find(GroupEntity.class, below.value()).setParentId(parent.value());
            return below;
        });
        return below;
    }

    private List<RoleAssignment> assignments(OrganizationId organization, UserId user) {
        return realm.inSession(session -> new DecisionRecords(session).assignments(realm.id(), organization, user));
    }

    private Optional<Team> find(OrganizationScope where, TeamId team) {
        return realm.read(stores -> stores.teams().find(where, team));
    }

    private boolean contains(OrganizationScope where, TeamId team, UserId user) {
        return realm.<Boolean>read(stores -> stores.teams().contains(where, team, user));
    }

    private boolean hasChildren(TeamId team) {
        return realm.<Boolean>read(stores -> stores.teams().hasChildren(scope, team));
    }

    private Page<Team> teams(PageRequest request) {
        return realm.read(stores -> stores.teams().teams(scope, request));
    }

    private <T> List<T> list(Function<OrganizationStoreProvider, List<T>> work) {
        return realm.read(work);
    }
}
