package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Account;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberAttributes;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.MemberFilter;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.session.PersistentUserSessionEntity;

/** Lists of members: filtered by the database, in pages, with a fixed number of statements. */
@EveryDatabase
final class MemberListTest {

    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 50);

    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;
    private final UserId anna;
    private final UserId bela;
    private final UserId chris;

    MemberListTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Here");
        scope = realm.scope(organization);
        anna = realm.person(organization, "anna", "anna@here.example", "Anna", "Ardent");
        bela = realm.person(organization, "bela", "irmak@there.example", "İrmak", "Ünal");
        chris = realm.person(organization, "chris_100%", "chris!x@here.example", "Chris", "O'Hara");
    }

    @Test
    void nobodyOfAnotherOrganizationIsEverFound() {
        OrganizationId other = realm.organization("Other");
        UserId stranger = realm.person(other, "anna-too", "anna.too@here.example", "Anna", "Ardent");
        TeamId theirs = realm.team(other);
        realm.join(stranger, theirs.value());
        realm.join(anna, theirs.value());
        assignOwner(other, new Principal.Member(anna));
        realm.run(stores -> {
            stores.members().put(realm.scope(other), membership(other, anna, MemberType.GUEST));
            stores.members().putAttributes(realm.scope(other), anna, new MemberAttributes(Map.of("secret", "theirs")));
        });

        assertThat(found(search("anna"))).containsExactly(anna);
        assertThat(found(team(theirs))).isEmpty();
        assertThat(found(role(owner()))).isEmpty();
        assertThat(found(type(MemberType.GUEST))).isEmpty();
        assertThat(page(search("anna")).items().get(0).attributes()).isEmpty();
        assertThat(found(realm.sibling().scope(organization), MemberFilter.none()))
                .isEmpty();
    }

    @Test
    void listsWhatTheAccountIsAndWhatTheOrganizationWroteDown() {
        realm.run(stores ->
                stores.members().putAttributes(scope, anna, new MemberAttributes(Map.of("room", "12", "gr", "Größe"))));

        Member listed = page(search("ANNA")).items().get(0);

        assertThat(listed)
                .isEqualTo(new Member(
                        Membership.employee(organization, anna),
                        new Account("anna", "anna@here.example", "Anna", "Ardent", true, false),
                        Map.of("room", "12", "gr", "Größe")));
    }

    @Test
    void whoHasNoRecordIsAnActiveEmployee() {
        realm.run(stores -> {
            stores.members().put(scope, membership(organization, bela, MemberType.GUEST));
            stores.members()
                    .put(scope, Membership.employee(organization, chris).withStatus(MembershipStatus.SUSPENDED));
        });

        assertThat(found(status(MembershipStatus.ACTIVE))).containsExactly(anna, bela);
        assertThat(found(status(MembershipStatus.SUSPENDED))).containsExactly(chris);
        assertThat(found(status(MembershipStatus.PENDING))).isEmpty();
        assertThat(found(type(MemberType.EMPLOYEE))).containsExactly(anna, chris);
        assertThat(found(type(MemberType.GUEST))).containsExactly(bela);
    }

    @Test
    void teamsAndTheirRolesCount_expiredOnesDoNot() {
        TeamId team = realm.team(organization);
        realm.join(anna, team.value());
        assignOwner(organization, new Principal.Team(team));
        assignOwner(organization, new Principal.Member(chris));
        RoleAssignment expired = Sample.owner(organization, new Principal.Member(bela));
        realm.run(stores -> stores.assignments()
                .put(
                        scope,
                        new RoleAssignment(
                                organization,
                                expired.principal(),
                                expired.role(),
                                AssignmentScope.SELF,
                                AssignmentSource.DIRECT,
                                "",
                                Optional.of(TestRealm.NOW),
                                Optional.empty(),
                                TestRealm.NOW)));

        assertThat(found(team(team))).containsExactly(anna);
        assertThat(found(role(owner()))).containsExactly(anna, chris);
        realm.join(chris, team.value());
        assertThat(found(role(owner()))).containsExactly(anna, chris);
        long count = realm.read(stores -> stores.members().count(scope, role(owner())));
        assertThat(count).isEqualTo(2);
    }

    @Test
    void appRolesAreToldApartByTheirApplication() {
        Sample sample = Sample.in(realm, "sample");
        realm.run(stores -> stores.assignments().put(scope, sample.appRole(organization, new Principal.Member(bela))));

        assertThat(found(role(new AssignedRole.AppRole(sample.client(), sample.role()))))
                .containsExactly(bela);
        assertThat(found(role(new AssignedRole.AppRole(realm.client(), sample.role()))))
                .isEmpty();
        assertThat(found(role(new AssignedRole.AppRole(sample.client(), new RoleId("owner")))))
                .isEmpty();
    }

    @Test
    void theDirectoryHoldsActivePeopleWhoAreNoConsumers() {
        realm.person(organization, "disabled", "disabled@here.example", "Dis", "Abled");
        realm.inSession(session -> session.createMutationQuery(
                        "update UserEntity u set u.enabled = false where u.username = 'disabled'")
                .executeUpdate());
        realm.run(stores -> {
            stores.members().put(scope, membership(organization, bela, MemberType.CONSUMER));
            stores.members().put(scope, membership(organization, anna, MemberType.GUEST));
        });

        assertThat(directory(Optional.empty())).containsExactly(anna, chris);
        assertThat(directory(Optional.of("IRMAK"))).isEmpty();
        realm.run(stores -> stores.members()
                .put(scope, Membership.employee(organization, anna).withStatus(MembershipStatus.PENDING)));
        assertThat(directory(Optional.empty())).containsExactly(chris);
    }

    @Test
    void activeMembersMayBeSignedIn_andOnlyThoseWithASessionAreLookedAt() {
        realm.inSession(session -> {
            PersistentUserSessionEntity entity = new PersistentUserSessionEntity();
            entity.setUserSessionId(TestRealm.uuid());
            entity.setRealmId(realm.id().value());
            entity.setUserId(anna.value());
            entity.setOffline("0");
            session.persist(entity);
            return entity;
        });
        realm.run(stores -> {
            stores.members().put(scope, Membership.employee(organization, anna).withSessionsEndedBefore(TestRealm.NOW));
            stores.members().put(scope, Membership.employee(organization, bela).withStatus(MembershipStatus.SUSPENDED));
        });

        assertThat(this.<List<SessionStore.Candidate>>read(
                        stores -> stores.sessions().candidates(scope, FIRST).items()))
                .containsExactly(
                        new SessionStore.Candidate(anna, true, Optional.of(TestRealm.NOW)),
                        new SessionStore.Candidate(chris, false, Optional.empty()));
    }

    private <T> T read(Function<OrganizationStoreProvider, T> work) {
        return realm.read(work);
    }

    private List<UserId> directory(Optional<String> search) {
        return realm.read(stores -> stores.members().directory(scope, search, FIRST)).items().stream()
                .map(member -> member.membership().user())
                .toList();
    }

    @Test
    void theCaseOfWhatIsTypedNeverMatters() {
        assertThat(found(search("aNNa"))).containsExactly(anna);
        assertThat(found(search("O'HARA"))).containsExactly(chris);
        assertThat(found(email("ANNA@HERE"))).containsExactly(anna);
        assertThat(found(email("here"))).isEmpty();
        // a Turkish keyboard's capital dotless i is the i of every address
        assertThat(found(email("IRMAK@THERE.EXAMPLE"))).containsExactly(bela);
        assertThat(found(search("İrmak"))).containsExactly(bela);
        assertThat(found(search("Ünal"))).containsExactly(bela);
    }

    @Test
    void signsOfPatternsAreOrdinaryCharacters() {
        assertThat(found(search("%"))).containsExactly(chris);
        assertThat(found(search("_100"))).containsExactly(chris);
        assertThat(found(search("a_n"))).isEmpty();
        assertThat(found(search("!x"))).containsExactly(chris);
        assertThat(found(email("%"))).isEmpty();
        assertThat(found(search("' or '1'='1"))).isEmpty();
        assertThat(found(search("\\"))).isEmpty();
        assertThat(found(search("[a-z]"))).isEmpty();
    }

    @Test
    void whatIsLookedForHasALimit() {
        assertRefused(OrganizationError.INVALID_VALUE, "search", () -> search("x".repeat(MemberFilter.MAX_TEXT + 1)));
        assertRefused(OrganizationError.INVALID_VALUE, "email", () -> email("a\u0000"));
    }

    @Test
    void filteredPagesAreCompleteAndCounted() {
        for (int i = 0; i < 7; i++) {
            realm.person(organization, "m" + i, "m" + i + "@here.example", "M", "M" + i);
        }
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, 2);
            Page<Member> page = realm.read(stores -> stores.members().members(scope, search("@here"), request));
            page.items().forEach(member -> seen.add(member.account().username()));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).containsExactly("anna", "chris_100%", "m0", "m1", "m2", "m3", "m4", "m5", "m6");
        long count = realm.read(stores -> stores.members().count(scope, search("@here")));
        assertThat(count).isEqualTo(seen.size());
    }

    @Test
    void aPageTakesThreeStatements_howeverManyMembersItHas() {
        for (int i = 0; i < 20; i++) {
            UserId user = realm.person(organization, "n" + i, "n" + i + "@here.example", "N", "N");
            realm.run(stores -> {
                stores.members().put(scope, membership(organization, user, MemberType.GUEST));
                stores.members().putAttributes(scope, user, new MemberAttributes(Map.of("room", "1")));
            });
        }
        long statements = realm.statements(stores -> stores.members().members(scope, MemberFilter.none(), FIRST));

        assertThat(statements).isEqualTo(3);
    }

    private void assignOwner(OrganizationId in, Principal principal) {
        realm.run(stores -> stores.assignments().put(realm.scope(in), Sample.owner(in, principal)));
    }

    private Page<Member> page(MemberFilter filter) {
        return realm.read(stores -> stores.members().members(scope, filter, FIRST));
    }

    private List<UserId> found(MemberFilter filter) {
        return found(scope, filter);
    }

    private List<UserId> found(OrganizationScope in, MemberFilter filter) {
        return realm.read(stores -> stores.members().members(in, filter, FIRST)).items().stream()
                .map(member -> member.membership().user())
                .toList();
    }

    private static Membership membership(OrganizationId in, UserId user, MemberType type) {
        return Membership.employee(in, user).withType(type);
    }

    private static AssignedRole owner() {
        return new AssignedRole.OrganizationRole(BuiltInRole.OWNER);
    }

    private static MemberFilter status(MembershipStatus status) {
        return filter(Optional.of(status), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static MemberFilter type(MemberType type) {
        return filter(Optional.empty(), Optional.of(type), Optional.empty(), Optional.empty());
    }

    private static MemberFilter team(TeamId team) {
        return filter(Optional.empty(), Optional.empty(), Optional.of(team), Optional.empty());
    }

    private static MemberFilter role(AssignedRole role) {
        return filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(role));
    }

    private static MemberFilter filter(
            Optional<MembershipStatus> status,
            Optional<MemberType> type,
            Optional<TeamId> team,
            Optional<AssignedRole> role) {
        return new MemberFilter(status, type, team, role, Optional.empty(), Optional.empty());
    }

    private static MemberFilter email(String beginning) {
        return new MemberFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(beginning),
                Optional.empty());
    }

    private static MemberFilter search(String part) {
        return new MemberFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(part));
    }
}
