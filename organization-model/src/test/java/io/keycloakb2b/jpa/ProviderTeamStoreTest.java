package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What identity providers gave: each its own, and gone with it. */
@EveryDatabase
final class ProviderTeamStoreTest {

    private static final String ONE = "provider-1";
    private static final String OTHER = "provider-2";

    private final TestRealm realm;
    private final OrganizationId acme;
    private final UserId ann;
    private final TeamId sales;
    private final TeamId support;
    private final AssignedRole viewer;

    ProviderTeamStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        acme = realm.organization("Acme");
        ann = realm.member(acme, "ann");
        sales = realm.team(acme);
        support = realm.team(acme);
        ClientId booking = realm.client();
        viewer = new AssignedRole.AppRole(booking, realm.role(booking));
    }

    @Test
    void eachProviderHasRowsOfItsOwn() {
        gives(ONE, sales);
        gives(OTHER, sales);
        gives(ONE, support);

        realm.run(stores -> stores.providerTeams().remove(realm.scope(acme), place(ONE, sales)));

        assertThat(places()).containsExactlyInAnyOrder(place(OTHER, sales), place(ONE, support));
    }

    @Test
    void providerThatIsGoneTakesItsOwn_andTellsWhoIsInATeamByItAlone() {
        gives(ONE, sales);
        gives(OTHER, sales);
        gives(ONE, support);
        RoleAssignment direct = assignment(AssignmentSource.DIRECT, "");
        RoleAssignment others = assignment(AssignmentSource.IDENTITY_PROVIDER, OTHER);
        realm.run(stores -> List.of(direct, others, assignment(AssignmentSource.IDENTITY_PROVIDER, ONE))
                .forEach(assignment -> stores.assignments().put(realm.scope(acme), assignment)));

        List<ProviderTeam> alone = realm.read(stores -> stores.removals().providerRemoved(realm.id(), ONE));

        assertThat(alone).containsExactly(place(ONE, support));
        assertThat(places()).containsExactly(place(OTHER, sales));
        assertThat(assignments()).containsExactlyInAnyOrder(direct, others);
    }

    @Test
    void oneAssignmentIsRemoved_andNoOtherOfTheSameRole() {
        RoleAssignment one = assignment(AssignmentSource.IDENTITY_PROVIDER, ONE);
        RoleAssignment other = assignment(AssignmentSource.IDENTITY_PROVIDER, OTHER);
        realm.run(stores ->
                List.of(one, other).forEach(assignment -> stores.assignments().put(realm.scope(acme), assignment)));

        realm.run(stores -> stores.assignments().remove(realm.scope(acme), one));

        assertThat(assignments()).containsExactly(other);
    }

    @Test
    void placesGoWithTheMember_theTeam_andTheProvider() {
        gives(ONE, sales);
        realm.run(stores -> stores.removals().memberLeft(realm.id(), acme, ann));
        assertThat(places()).isEmpty();

        gives(ONE, sales);
        realm.run(stores -> stores.removals().teamRemoved(realm.id(), sales));
        assertThat(places()).isEmpty();

        gives(ONE, sales);
        realm.run(stores -> stores.removals().userRemoved(realm.id(), ann));
        assertThat(places()).isEmpty();

        gives(ONE, sales);
        realm.run(stores -> stores.removals().sweep(realm.id()));
        assertThat(places()).as("a provider that is not there").isEmpty();
    }

    @Test
    void teamIsFoundByItsName_inItsOrganizationOnly() {
        OrganizationId rival = realm.organization("Rival");

        Optional<Team> here = realm.read(stores -> stores.teams().named(realm.scope(acme), sales.value()));
        Optional<Team> there = realm.read(stores -> stores.teams().named(realm.scope(rival), sales.value()));

        assertThat(here.map(Team::id)).contains(sales);
        assertThat(there).isEmpty();
    }

    private void gives(String provider, TeamId team) {
        realm.run(stores -> stores.providerTeams().put(realm.scope(acme), place(provider, team)));
    }

    private ProviderTeam place(String provider, TeamId team) {
        return new ProviderTeam(acme, ann, team, provider);
    }

    private List<ProviderTeam> places() {
        return realm.read(stores -> stores.providerTeams().of(realm.scope(acme), ann));
    }

    private List<RoleAssignment> assignments() {
        return realm.read(stores -> stores.assignments().of(realm.scope(acme), new Principal.Member(ann)));
    }

    private RoleAssignment assignment(AssignmentSource source, String reference) {
        return new RoleAssignment(
                acme,
                new Principal.Member(ann),
                viewer,
                AssignmentScope.SELF,
                source,
                reference,
                Optional.empty(),
                Optional.empty(),
                TestRealm.NOW);
    }
}
