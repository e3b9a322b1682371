package io.keycloakb2b.jpa;

import static io.keycloakb2b.spi.SubtreeStore.Extent.ALONE;
import static io.keycloakb2b.spi.SubtreeStore.Extent.INHERITING;
import static io.keycloakb2b.spi.SubtreeStore.Extent.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.SubtreeStore.Billed;
import io.keycloakb2b.spi.SubtreeStore.Contents;
import io.keycloakb2b.spi.SubtreeStore.Counts;
import io.keycloakb2b.spi.SubtreeStore.Extent;
import io.keycloakb2b.spi.SubtreeStore.SubtreeMember;
import io.keycloakb2b.spi.SubtreeStore.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/**
 * {@code top} above {@code open} and {@code closed}, which keeps administrators out, with {@code below} it; a stranger
 * beside them.
 */
@EveryDatabase
final class SubtreeStoreTest {

    private final TestRealm realm;
    private final OrganizationId top;
    private final OrganizationId open;
    private final OrganizationId closed;
    private final OrganizationId below;
    private final OrganizationId stranger;

    SubtreeStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        top = realm.organization("A top");
        open = realm.organization("B open");
        closed = realm.organization("C closed");
        below = realm.organization("D below");
        stranger = realm.organization("E stranger");
        child(top, OrganizationNode.root(open));
        child(top, OrganizationNode.root(closed).withAdminInheritance(AdminInheritance.EXPLICIT));
        child(closed, OrganizationNode.root(below));
    }

    @Test
    void countsAreOfEachOrganization_withoutThoseThatKeepAdministratorsOut() {
        realm.member(top, "ann");
        UserId resting = realm.member(open, "ben");
        realm.member(open, "cid");
        suspend(open, resting);
        realm.member(closed, "dan");
        realm.member(stranger, "eve");

        assertThat(organizations(top, INHERITING))
                .extracting(counts -> counts.organization().id(), Counts::members, Counts::seats)
                .containsExactly(tuple(top, 1, 1), tuple(open, 2, 1));
        assertThat(organizations(top, WHOLE))
                .extracting(counts -> counts.organization().id(), Counts::members, Counts::seats)
                .containsExactly(tuple(top, 1, 1), tuple(open, 2, 1), tuple(closed, 1, 1), tuple(below, 0, 0));
    }

    @Test
    void anOrganizationThatKeepsOthersOutStillSeesWhatLiesBelowItself() {
        assertThat(organizations(closed, INHERITING))
                .extracting(counts -> counts.organization().id())
                .containsExactly(closed, below);
    }

    @Test
    void anOrganizationWithoutARecordIsASubtreeOfItsOwn() {
        realm.member(stranger, "eve");

        assertThat(organizations(stranger, WHOLE))
                .extracting(counts -> counts.organization().id(), Counts::members, Counts::seats)
                .containsExactly(tuple(stranger, 1, 1));
        assertThat(usage(stranger, WHOLE)).isEqualTo(new Usage(1, 1, 1));
    }

    @Test
    void membershipsComeInPagesByPersonAndOrganization_consumersOfOthersLeftOut() {
        UserId both = realm.member(top, "both");
        realm.join(both, TestRealm.group(open));
        realm.member(open, "ann");
        realm.member(closed, "closed");
        consumer(open, realm.member(open, "consumer"));
        consumer(top, realm.member(top, "own-consumer"));

        assertThat(members(top, INHERITING))
                .extracting(
                        found -> found.member().account().username(),
                        found -> found.member().membership().organization(),
                        SubtreeMember::organizationName)
                .containsExactlyInAnyOrder(
                        Assertions.tuple("ann", open, "B open"),
                        Assertions.tuple("both", top, "A top"),
                        Assertions.tuple("both", open, "B open"),
                        Assertions.tuple("own-consumer", top, "A top"));
        assertThat(members(top, WHOLE))
                .extracting(found -> found.member().account().username())
                .containsExactly("ann", "both", "both", "closed", "consumer", "own-consumer");
    }

    @Test
    void oneWhoIsInSeveralOrganizationsTakesSeveralSeatsAndIsOneIdentity() {
        UserId both = realm.member(top, "both");
        realm.join(both, TestRealm.group(open));
        realm.join(both, TestRealm.group(closed));
        realm.member(below, "dan");
        UserId resting = realm.member(open, "ben");
        suspend(open, resting);

        assertThat(usage(top, INHERITING)).isEqualTo(new Usage(2, 2, 1));
        assertThat(usage(top, WHOLE)).isEqualTo(new Usage(4, 4, 2));
        Usage everywhere = realm.read(stores -> stores.subtrees().usage(realm.platform()));
        assertThat(everywhere).isEqualTo(new Usage(5, 4, 2));
    }

    @Test
    void everyOrganizationIsBilledWithItsSubtree() {
        UserId both = realm.member(top, "both");
        realm.join(both, TestRealm.group(below));
        realm.member(stranger, "eve");

        assertThat(Pages.walk(page -> realm.read(stores -> stores.subtrees().billed(realm.platform(), page))))
                .extracting(billed -> billed.organization().id(), Billed::seats, Billed::subtree)
                .containsExactly(
                        Assertions.tuple(top, 1L, new Usage(4, 2, 1)),
                        Assertions.tuple(open, 0L, new Usage(1, 0, 0)),
                        Assertions.tuple(closed, 0L, new Usage(2, 1, 1)),
                        Assertions.tuple(below, 1L, new Usage(1, 1, 1)),
                        Assertions.tuple(stranger, 1L, new Usage(1, 1, 1)));
    }

    @Test
    void theTopIsBilledForItsSubtree_inWhichNobodyCountsWhoIsKeptFromIt() {
        UserId both = realm.member(top, "both");
        realm.join(both, TestRealm.group(open));
        realm.join(both, TestRealm.group(below));
        suspend(open, realm.member(open, "ben"));
        realm.member(closed, "dan");
        realm.member(stranger, "eve");

        assertThat(billed(top, INHERITING))
                .containsExactly(
                        Assertions.tuple(top, 1L, new Usage(2, 2, 1)), Assertions.tuple(open, 1L, new Usage(1, 1, 1)));
        assertThat(billed(top, WHOLE))
                .containsExactly(
                        Assertions.tuple(top, 1L, new Usage(4, 4, 2)),
                        Assertions.tuple(open, 1L, new Usage(1, 1, 1)),
                        Assertions.tuple(closed, 1L, new Usage(2, 2, 2)),
                        Assertions.tuple(below, 1L, new Usage(1, 1, 1)));
        assertThat(billed(closed, INHERITING))
                .containsExactly(
                        Assertions.tuple(closed, 1L, new Usage(2, 2, 2)),
                        Assertions.tuple(below, 1L, new Usage(1, 1, 1)));
        assertThat(billed(stranger, INHERITING)).containsExactly(Assertions.tuple(stranger, 1L, new Usage(1, 1, 1)));
    }

    @Test
    void aloneAnOrganizationIsWithoutWhatLiesBelow() {
        UserId both = realm.member(top, "both");
        realm.join(both, TestRealm.group(open));

        assertThat(billed(top, ALONE)).containsExactly(Assertions.tuple(top, 1L, new Usage(1, 1, 1)));
        assertThat(usage(top, ALONE)).isEqualTo(new Usage(1, 1, 1));
        assertThat(billed(stranger, ALONE)).containsExactly(Assertions.tuple(stranger, 0L, new Usage(1, 0, 0)));
    }

    @Test
    void statementsOfTheReportAreAsManyForAPageOfOneAsForAPageOfAll() {
        realm.member(open, "ann");

        assertThat(statementsOfTheReport(200))
                .isEqualTo(statementsOfTheReport(1))
                .isLessThanOrEqualTo(7);
    }

    private long statementsOfTheReport(int max) {
        return realm.statements(stores ->
                stores.subtrees().billed(realm.scope(top), INHERITING, new PageRequest(Optional.empty(), max)));
    }

    private List<Tuple> billed(OrganizationId organization, Extent extent) {
        return Pages.walk(
                        page -> realm.read(stores -> stores.subtrees().billed(realm.scope(organization), extent, page)))
                .stream()
                .map(billed -> Assertions.tuple(billed.organization().id(), billed.seats(), billed.subtree()))
                .toList();
    }

    @Test
    void contentsAreReadFromAboveAndUpToABound() {
        Sample sample = Sample.in(realm, "sample");
        sample.fill(realm, open);

        List<Contents> all = realm.read(stores -> stores.subtrees().contents(realm.scope(top), 10));
        List<Contents> some = realm.read(stores -> stores.subtrees().contents(realm.scope(top), 2));

        assertThat(all)
                .extracting(contents -> contents.organization().id())
                .startsWith(top)
                .endsWith(below)
                .containsExactlyInAnyOrder(top, open, closed, below);
        assertThat(some).hasSize(2);
        assertThat(all.stream()
                        .filter(contents -> contents.organization().id().equals(open))
                        .map(Contents::applications))
                .containsExactly(Map.of(
                        sample.client(),
                        new ApplicationLevel(
                                Optional.of(GrantStatus.ACTIVE), Set.of(sample.role()), Set.of(sample.role()))));
        List<Contents> alone = realm.read(stores -> stores.subtrees().contents(realm.scope(stranger), 10));
        assertThat(alone)
                .extracting(Contents::organization)
                .extracting(Organization::id)
                .containsExactly(stranger);
    }

    @Test
    void holdersAreCountedOnceThroughWhateverWay_andOnlyBelowTheScope() {
        Sample sample = Sample.in(realm, "sample");
        realm.join(sample.user(), TestRealm.group(open));
        sample.fillPrincipals(realm, open);

        assertThat(holding(top, open, sample)).isEqualTo(1);
        assertThat(holding(open, open, sample)).isEqualTo(1);
        assertThat(holding(stranger, open, sample)).isZero();
        assertThat(holding(closed, open, sample)).isZero();

        suspend(open, sample.user());
        assertThat(holding(top, open, sample)).isZero();
    }

    @Test
    void holdersOfAnOrganizationRoleThatBringsTheAppRoleCountToo() {
        Sample sample = Sample.in(realm, "sample");
        UserId other = realm.member(sample.organization(), "other");
        realm.run(stores -> stores.assignments()
                .put(
                        realm.scope(sample.organization()),
                        Sample.assignment(
                                sample.organization(),
                                new Principal.Member(other),
                                new AssignedRole.OrganizationRole(sample.customRole()),
                                AssignmentSource.DIRECT,
                                "")));

        assertThat(holding(sample.organization(), sample.organization(), sample))
                .isEqualTo(2);
    }

    @Test
    void keepingAdministratorsOutIsSeenFromAboveOnly() {
        assertThat(keepsOut(top)).isTrue();
        assertThat(keepsOut(closed)).isFalse();
        assertThat(keepsOut(open)).isFalse();
        assertThat(keepsOut(stranger)).isFalse();
    }

    @Test
    void nothingIsSeenThroughAnotherRealm() {
        realm.member(top, "ann");
        TestRealm other = realm.sibling();
        var foreign = TestScopes.of(other.id(), top);
        PageRequest page = new PageRequest(Optional.empty(), 10);

        assertThat(other.read(stores -> stores.subtrees().organizations(foreign, WHOLE, page))
                        .items())
                .isEmpty();
        assertThat(other.read(stores -> stores.subtrees().members(foreign, WHOLE, page))
                        .items())
                .isEmpty();
        List<Contents> contents = other.read(stores -> stores.subtrees().contents(foreign, 10));
        Usage usage = other.read(stores -> stores.subtrees().usage(foreign, WHOLE));
        assertThat(other.read(stores -> stores.subtrees().billed(foreign, WHOLE, page))
                        .items())
                .isEmpty();
        assertThat(contents).isEmpty();
        assertThat(usage).isEqualTo(new Usage(0, 0, 0));
    }

    private static Tuple tuple(OrganizationId organization, long members, long seats) {
        return Assertions.tuple(organization, members, seats);
    }

    private void child(OrganizationId parent, OrganizationNode child) {
        realm.run(stores ->
                stores.hierarchy().insertChild(realm.scope(parent), child, OrganizationTree.DEFAULT_MAX_DEPTH));
    }

    private void suspend(OrganizationId organization, UserId user) {
        realm.run(stores -> stores.members()
                .put(realm.scope(organization), Sample.member(organization, user, MembershipStatus.SUSPENDED)));
    }

    private void consumer(OrganizationId organization, UserId user) {
        realm.run(stores -> stores.members()
                .put(
                        realm.scope(organization),
                        Membership.employee(organization, user).withType(MemberType.CONSUMER)));
    }

    private List<Counts> organizations(OrganizationId organization, Extent extent) {
        return Pages.walk(
                page -> realm.read(stores -> stores.subtrees().organizations(realm.scope(organization), extent, page)));
    }

    private List<SubtreeMember> members(OrganizationId organization, Extent extent) {
        return Pages.walk(
                page -> realm.read(stores -> stores.subtrees().members(realm.scope(organization), extent, page)));
    }

    private Usage usage(OrganizationId organization, Extent extent) {
        return realm.read(stores -> stores.subtrees().usage(realm.scope(organization), extent));
    }

    private boolean keepsOut(OrganizationId organization) {
        return realm.read(stores -> stores.subtrees().keepsAdministratorsOut(realm.scope(organization)));
    }

    private long holding(OrganizationId scope, OrganizationId organization, Sample sample) {
        return realm.read(
                stores -> stores.subtrees().membersHolding(realm.scope(scope), organization, Set.of(sample.role())));
    }
}
