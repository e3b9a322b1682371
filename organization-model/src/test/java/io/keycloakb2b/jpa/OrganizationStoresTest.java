package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberAttributes;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.SecondFactorReminders;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.GrantStore.GrantedRoleGroup;
import io.keycloakb2b.spi.MemberFilter;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class OrganizationStoresTest {

    private static final MemberFilter ALL = MemberFilter.none();
    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 10);

    private final TestRealm realm;
    private final Sample sample;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    OrganizationStoresTest(TestDatabase database) {
        realm = new TestRealm(database);
        sample = Sample.in(realm, "sample");
        organization = sample.organization();
        scope = realm.scope(organization);
    }

    @Test
    void aForeignScopeSeesAndChangesNothing() {
        OrganizationId neighbour = realm.organization("Neighbour");
        TestRealm other = realm.sibling();
        Map<String, List<String>> before = realm.contents();

        for (OrganizationScope foreign : List.of(realm.scope(neighbour), TestScopes.of(other.id(), organization))) {
            realm.run(stores -> {
                assertThat(stores.grants().applications(foreign)).isEmpty();
                assertThat(stores.grants().applications(foreign, FIRST).items()).isEmpty();
                assertThat(stores.grants().application(foreign, sample.client()))
                        .isEmpty();
                assertThat(stores.grants().roleGroups(foreign, FIRST).items()).isEmpty();
                assertThat(stores.grants().roleGroupGrant(foreign, sample.roleGroup()))
                        .isEmpty();
                assertThat(stores.members().members(foreign, ALL, FIRST).items())
                        .isEmpty();
                assertThat(stores.members().count(foreign)).isZero();
                assertThat(stores.members().attributes(foreign, sample.user()).values())
                        .isEmpty();
                assertThat(stores.assignments().of(foreign, new Principal.Member(sample.user())))
                        .isEmpty();
                assertThat(stores.assignments().activeHolders(foreign, BuiltInRole.OWNER))
                        .isEmpty();
                assertThat(stores.domains().all(foreign)).isEmpty();
                assertThat(stores.grants().removeApplication(foreign, sample.client()))
                        .isFalse();
                assertThat(stores.grants().removeRoleGroup(foreign, sample.roleGroup()))
                        .isFalse();
                assertThat(stores.assignments()
                                .remove(
                                        foreign,
                                        new Principal.Member(sample.user()),
                                        new AssignedRole.AppRole(sample.client(), sample.role()),
                                        AssignmentSource.DIRECT))
                        .isFalse();
                assertThat(stores.domains().remove(foreign, "shared.example")).isFalse();
                stores.members().remove(foreign, sample.user());
                stores.settings().remove(foreign, SettingName.MFA);
            });
        }

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void aRecordOfAnotherOrganizationIsNoRecordForThisScope() {
        OrganizationId other = realm.organization("Other");
        List<Consumer<OrganizationStoreProvider>> writes = List.of(
                stores -> stores.grants()
                        .putApplication(scope, new ApplicationGrant(other, sample.client(), GrantStatus.ACTIVE)),
                stores -> stores.grants().putRoleGroup(scope, new RoleGroupGrant(other, sample.roleGroup(), false)),
                stores -> stores.members().put(scope, Membership.employee(other, sample.user())),
                stores -> stores.assignments().put(scope, Sample.owner(other, new Principal.Member(sample.user()))),
                stores -> stores.domains()
                        .put(scope, new DomainProof(other, "a.example", DomainProof.Kind.OWNED, false)));

        for (Consumer<OrganizationStoreProvider> write : writes) {
            assertThatIllegalArgumentException().isThrownBy(() -> realm.run(write));
        }
    }

    @Test
    void grantsAreReplacedAndRemoved() {
        ApplicationGrant suspended = new ApplicationGrant(organization, sample.client(), GrantStatus.SUSPENDED);
        RoleGroupGrant hidden = new RoleGroupGrant(organization, sample.roleGroup(), false);

        realm.run(stores -> {
            stores.grants().putApplication(scope, suspended);
            stores.grants().putRoleGroup(scope, hidden);
        });

        assertThat(this.<List<ApplicationGrant>>read(stores -> stores.grants().applications(scope)))
                .containsExactly(suspended);
        assertThat(this.<List<GrantedRoleGroup>>read(
                        stores -> stores.grants().roleGroups(scope, FIRST).items()))
                .extracting(GrantedRoleGroup::grant)
                .containsExactly(hidden);
        boolean removed = read(stores -> stores.grants().removeRoleGroup(scope, sample.roleGroup()));
        assertThat(removed).isTrue();
    }

    @Test
    void anApplicationTakesTheGrantsOfItsRoleGroupsAlong() {
        Sample other = Sample.in(realm, "other");
        other.fillGrants(realm, organization);
        Map<String, List<String>> others = rowsOf(other.organization());

        boolean removed = read(stores -> stores.grants().removeApplication(scope, sample.client()));

        assertThat(removed).isTrue();
        assertThat(this.<List<GrantedRoleGroup>>read(
                        stores -> stores.grants().roleGroups(scope, FIRST).items()))
                .extracting(granted -> granted.group().id())
                .containsExactly(other.roleGroup());
        assertThat(rowsOf(other.organization())).isEqualTo(others);
    }

    @Test
    void aRoleGroupOfAnotherRealmIsUnknown() {
        RoleGroupId foreign = Sample.in(realm.sibling(), "foreign").roleGroup();

        assertRefused(
                OrganizationError.ROLE_GROUP_UNKNOWN,
                () -> realm.run(stores ->
                        stores.grants().putRoleGroup(scope, new RoleGroupGrant(organization, foreign, false))));
        assertThat(this.<Optional<?>>read(stores -> stores.grants().roleGroup(scope, foreign)))
                .isEmpty();
    }

    @Test
    void membersAreThoseOfKeycloakWithOurRecords() {
        UserId plain = realm.member(organization, "a-plain");
        realm.user("z-stranger");
        Membership guest = new Membership(
                organization,
                sample.user(),
                MemberType.GUEST,
                MembershipStatus.PENDING,
                Optional.of(organization),
                true,
                Optional.of("ext"));
        realm.run(stores -> stores.members().put(scope, guest));

        assertThat(read(stores -> stores.members().members(scope, ALL, FIRST)).items())
                .extracting(Member::membership)
                .containsExactly(Membership.employee(organization, plain), guest);
        long count = read(stores -> stores.members().count(scope));
        assertThat(count).isEqualTo(2);
    }

    @Test
    void recordThatWasReadBeforeSessionsWereEndedBringsNoneOfThemBack() {
        Membership read = Membership.employee(organization, sample.user());
        realm.run(stores -> stores.members().put(scope, read));
        Principal member = new Principal.Member(sample.user());
        realm.run(stores -> stores.members().endSessionsBefore(scope, member, TestRealm.NOW));

        realm.run(stores -> stores.members().put(scope, read.withStatus(MembershipStatus.SUSPENDED)));

        assertThat(read(stores -> stores.members().members(scope, ALL, FIRST)).items())
                .extracting(Member::membership)
                .containsExactly(read.withStatus(MembershipStatus.SUSPENDED).withSessionsEndedBefore(TestRealm.NOW));
    }

    @Test
    void remindersAreKeptOfWhoeverHasARecordAndOfWhoeverHasNone_andChangeNothingElse() {
        UserId plain = realm.member(organization, "a-plain");
        Membership suspended = Membership.employee(organization, sample.user()).withStatus(MembershipStatus.SUSPENDED);
        realm.run(stores -> stores.members().put(scope, suspended));
        SecondFactorReminders reminders =
                new SecondFactorReminders(Optional.of(TestRealm.NOW), Optional.of(TestRealm.NOW.plusMillis(7)));

        for (UserId user : List.of(plain, sample.user())) {
            // As somebody read it who does not know of the suspension yet.
            realm.run(stores -> stores.members()
                    .putReminders(scope, Membership.employee(organization, user).withReminders(reminders)));
        }

        assertThat(read(stores -> stores.members().members(scope, ALL, FIRST)).items())
                .extracting(Member::membership)
                .containsExactlyInAnyOrder(
                        Membership.employee(organization, plain).withReminders(reminders),
                        suspended.withReminders(reminders));
    }

    @Test
    void pagesOfMembersAreCompleteAndWithoutRepetition() {
        List<UserId> users = new ArrayList<>(List.of(sample.user()));
        IntStream.range(0, 13)
                .mapToObj(i -> realm.member(organization, "m" + i))
                .forEach(users::add);
        List<UserId> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, 5);
            Page<Member> page = read(stores -> stores.members().members(scope, ALL, request));
            page.items().forEach(member -> seen.add(member.membership().user()));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void aMemberWhoIsRemovedTakesTheAssignmentsAlong() {
        Map<String, List<String>> before = realm.contents();
        UserId second = realm.member(organization, "second");
        realm.run(stores -> {
            stores.members().put(scope, Sample.member(organization, second, MembershipStatus.ACTIVE));
            stores.assignments().put(scope, Sample.owner(organization, new Principal.Member(second)));
            stores.assignments().put(scope, sample.appRole(organization, new Principal.Member(second)));
        });

        realm.run(stores -> stores.members().remove(scope, second));

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void whoComesBackInTheSameTransactionIsThereAgain() {
        Map<String, List<String>> before = withoutWhatIsGone();

        realm.run(stores -> {
            Principal principal = new Principal.Member(sample.user());
            List<RoleAssignment> held = stores.assignments().of(scope, principal);
            Member record = stores.members().members(scope, ALL, FIRST).items().get(0);
            stores.members().remove(scope, sample.user());
            assertThat(stores.assignments().of(scope, principal)).isEmpty();
            stores.members().put(scope, record.membership());
            stores.members().putAttributes(scope, sample.user(), new MemberAttributes(record.attributes()));
            held.forEach(assignment -> stores.assignments().put(scope, assignment));
        });

        assertThat(withoutWhatIsGone()).isEqualTo(before);
    }

    /** What was answered to a member, and what a provider gave, goes with the member and does not come back. */
    private Map<String, List<String>> withoutWhatIsGone() {
        Map<String, List<String>> contents = realm.contents();
        contents.remove("B2B_REQUEST");
        contents.remove("B2B_PROVIDER_TEAM");
        return contents;
    }

    @Test
    void oneSourceIsRemovedWithoutTheOthers() {
        Principal principal = new Principal.Member(sample.user());
        AssignedRole role = new AssignedRole.AppRole(sample.client(), sample.role());
        List<RoleAssignment> kept = assignments(principal);
        realm.run(stores -> {
            stores.assignments()
                    .put(scope, Sample.assignment(organization, principal, role, AssignmentSource.SCIM, "a"));
            stores.assignments()
                    .put(scope, Sample.assignment(organization, principal, role, AssignmentSource.SCIM, "b"));
        });
        assertThat(assignments(principal)).hasSize(kept.size() + 2);

        boolean removed = read(stores -> stores.assignments().remove(scope, principal, role, AssignmentSource.SCIM));

        assertThat(removed).isTrue();
        assertThat(assignments(principal)).isEqualTo(kept);
    }

    @Test
    void anAssignmentThatDiffersOnlyInExpiryAndGrantorIsReplaced() {
        Principal principal = new Principal.Team(sample.team());
        RoleAssignment first = sample.appRole(organization, principal);
        RoleAssignment again = new RoleAssignment(
                organization,
                principal,
                first.role(),
                first.scope(),
                first.source(),
                first.sourceReference(),
                Optional.of(TestRealm.NOW.plusSeconds(60)),
                Optional.of(sample.user()),
                TestRealm.NOW.plusSeconds(1));

        realm.run(stores -> stores.assignments().put(scope, again));

        assertThat(assignments(principal)).containsExactly(again);
    }

    @Test
    void holdersAreActiveNativeMembersWithUnexpiredAssignments() {
        UserId recordless = holder("recordless", Optional.empty());
        UserId suspended = holder("suspended", Optional.of(MembershipStatus.SUSPENDED));
        UserId pending = holder("pending", Optional.of(MembershipStatus.PENDING));
        UserId stranger = realm.user("stranger");
        UserId inTeam = realm.member(organization, "in-team");
        realm.join(inTeam, sample.team().value());
        UserId expired = realm.member(organization, "expired");
        RoleAssignment owner = Sample.owner(organization, new Principal.Member(expired));
        realm.run(stores -> {
            stores.assignments().put(scope, Sample.owner(organization, new Principal.Member(stranger)));
            stores.assignments().put(scope, Sample.owner(organization, new Principal.Team(sample.team())));
            stores.assignments()
                    .put(
                            scope,
                            new RoleAssignment(
                                    organization,
                                    owner.principal(),
                                    owner.role(),
                                    owner.scope(),
                                    owner.source(),
                                    "",
                                    Optional.of(TestRealm.NOW.minus(Duration.ofMillis(1))),
                                    Optional.empty(),
                                    TestRealm.NOW));
        });

        assertThat(this.<List<UserId>>read(stores -> stores.assignments().activeHolders(scope, BuiltInRole.OWNER)))
                .containsExactlyInAnyOrder(sample.user(), recordless, inTeam)
                .doesNotContain(suspended, pending, stranger, expired);
        assertThat(this.<List<UserId>>read(stores -> stores.assignments().activeHolders(scope, BuiltInRole.ADMIN)))
                .isEmpty();
    }

    @Test
    void settingsAreReplacedAndRemoved() {
        realm.run(stores -> stores.settings().put(scope, new Setting(SettingName.MFA, "optional", false)));
        realm.run(stores -> stores.settings().put(scope, new Setting(SettingName.BRAND_DISPLAY_NAME, "", false)));
        assertThat(realm.contents().get("B2B_ORG_SETTING")).hasSize(2).anyMatch(row -> row.contains("|mfa|optional|"));

        realm.run(stores -> stores.settings().remove(scope, SettingName.MFA));

        assertThat(realm.contents().get("B2B_ORG_SETTING")).hasSize(1);
    }

    @Test
    void aDomainHasOneOwnerInARealmAndAnyNumberOfAffiliates() {
        OrganizationId second = realm.organization("Second");
        DomainProof.Kind owned = DomainProof.Kind.OWNED;
        realm.run(stores -> stores.domains().put(scope, new DomainProof(organization, "x.example", owned, false)));

        assertRefused(OrganizationError.ALREADY_EXISTS, "domain", () -> own(realm, second, "x.example"));
        realm.run(stores -> stores.domains()
                .put(realm.scope(second), new DomainProof(second, "x.example", DomainProof.Kind.AFFILIATED, false)));
        TestRealm other = realm.sibling();
        own(other, other.organization("Elsewhere"), "x.example");
        own(realm, organization, "x.example");

        assertThat(this.<List<DomainProof>>read(stores -> stores.domains().all(realm.scope(second))))
                .extracting(DomainProof::kind)
                .containsExactly(DomainProof.Kind.AFFILIATED);
        boolean removed = read(stores -> stores.domains().remove(scope, "x.example"));
        assertThat(removed).isTrue();
        own(realm, second, "x.example");
    }

    @Test
    void oneOfTwoOwnersAtTheSameMomentIsRefused() {
        OrganizationId second = realm.organization("Second");
        Optional<OrganizationException> refusal = TwoTransactions.race(
                realm,
                stores -> stores.domains()
                        .put(scope, new DomainProof(organization, "race.example", DomainProof.Kind.OWNED, true)),
                stores -> stores.domains()
                        .put(
                                realm.scope(second),
                                new DomainProof(second, "race.example", DomainProof.Kind.OWNED, true)));

        assertThat(refusal.map(OrganizationException::error)).contains(OrganizationError.ALREADY_EXISTS);
        assertThat(refusal.flatMap(OrganizationException::field)).contains("domain");
        assertThat(realm.contents().get("B2B_DOMAIN"))
                .filteredOn(row -> row.contains("race.example"))
                .hasSize(1);
    }

    private static void own(TestRealm realm, OrganizationId owner, String domain) {
        realm.run(stores ->
                stores.domains().put(realm.scope(owner), new DomainProof(owner, domain, DomainProof.Kind.OWNED, true)));
    }

    private Map<String, List<String>> rowsOf(OrganizationId other) {
        Map<String, List<String>> rows = new TreeMap<>(realm.contents());
        rows.replaceAll((table, lines) ->
                lines.stream().filter(line -> line.contains(other.value())).toList());
        return rows;
    }

    private UserId holder(String name, Optional<MembershipStatus> status) {
        UserId user = realm.member(organization, name);
        realm.run(stores -> {
            status.ifPresent(s -> stores.members().put(scope, Sample.member(organization, user, s)));
            stores.assignments().put(scope, Sample.owner(organization, new Principal.Member(user)));
        });
        return user;
    }

    private List<RoleAssignment> assignments(Principal principal) {
        return read(stores -> stores.assignments().of(scope, principal));
    }

    private <T> T read(Function<OrganizationStoreProvider, T> work) {
        return realm.read(work);
    }
}
