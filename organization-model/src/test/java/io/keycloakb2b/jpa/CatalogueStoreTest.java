package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.spi.PageRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class CatalogueStoreTest {

    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 10);

    private final TestRealm realm;
    private final ClientId client = new ClientId(TestRealm.uuid());

    CatalogueStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
    }

    @Test
    void aGroupIsFoundAsItWasWritten() {
        RoleGroup group = new RoleGroup(
                new RoleGroupId(TestRealm.uuid()),
                client,
                "Agents",
                "Agenten für Größe",
                "",
                Set.of(new RoleId("r1"), new RoleId("r2")));

        insert(group);

        assertThat(find(group.id())).contains(group);
    }

    @Test
    void updateReplacesNameAndRoles() {
        RoleGroup group = group("Agents", "r1", "r2");
        insert(group);
        RoleGroup changed =
                new RoleGroup(group.id(), client, "AGENTS", "New", "Text", Set.of(new RoleId("r2"), new RoleId("r3")));

        realm.run(stores -> stores.catalogue().update(realm.platform(), changed));

        assertThat(find(group.id())).contains(changed);
    }

    @Test
    void namesAreComparedWithoutCaseInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            insert(group("TITLE I"));
            assertRefused(OrganizationError.ALREADY_EXISTS, "name", () -> insert(group("title i")));
            insert(group("title ı"));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(groups()).extracting(RoleGroup::name).containsExactlyInAnyOrder("TITLE I", "title ı");
    }

    @Test
    void aNameIsFreeInAnotherApplicationAndInAnotherRealm() {
        insert(group("Agents"));
        RoleGroup elsewhere = new RoleGroup(
                new RoleGroupId(TestRealm.uuid()), new ClientId(TestRealm.uuid()), "Agents", "", "", Set.of());

        insert(elsewhere);
        TestRealm other = realm.sibling();
        other.run(stores -> stores.catalogue().insert(other.platform(), group("Agents")));

        assertThat(groups()).hasSize(1);
    }

    @Test
    void renamingToATakenNameIsRefused() {
        RoleGroup first = group("First");
        insert(first);
        insert(group("Second"));

        assertRefused(
                OrganizationError.ALREADY_EXISTS,
                "name",
                () -> realm.run(stores -> stores.catalogue()
                        .update(realm.platform(), new RoleGroup(first.id(), client, "SECOND", "", "", Set.of()))));
    }

    @Test
    void oneOfTwoEqualNamesAtTheSameMomentIsRefused() {
        Optional<OrganizationException> refusal = TwoTransactions.race(
                realm,
                stores -> stores.catalogue().insert(realm.platform(), group("Agents")),
                stores -> stores.catalogue().insert(realm.platform(), group("agents")));

        assertThat(refusal.map(OrganizationException::error)).contains(OrganizationError.ALREADY_EXISTS);
        assertThat(refusal.flatMap(OrganizationException::field)).contains("name");
        assertThat(groups()).hasSize(1);
    }

    @Test
    void groupsOfAnApplicationAreOrderedByName() {
        insert(group("beta", "r1"));
        insert(group("Alpha", "r2"));

        assertThat(groups()).extracting(RoleGroup::name).containsExactly("Alpha", "beta");
        assertThat(groups())
                .extracting(RoleGroup::appRoles)
                .containsExactly(Set.of(new RoleId("r2")), Set.of(new RoleId("r1")));
    }

    @Test
    void removingAGroupRemovesItsRolesAndGrantsAndNoOthers() {
        OrganizationId organization = realm.organization("Org");
        RoleGroup kept = group("Kept", "r1");
        RoleGroup gone = group("Gone", "r1");
        insert(kept);
        grant(organization, kept);
        Map<String, List<String>> before = realm.contents();
        insert(gone);
        grant(organization, gone);
        Long granted = realm.read(stores -> stores.catalogue().grants(realm.platform(), gone.id()));
        assertThat(granted).isEqualTo(1);

        realm.run(stores -> stores.catalogue().remove(realm.platform(), gone.id()));

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void organizationsHoldTheReplacementOfAGroup_exposedAsEitherWas() {
        OrganizationId first = realm.organization("First");
        OrganizationId second = realm.organization("Second");
        RoleGroup old = group("Old", "r1");
        RoleGroup fresh = group("Fresh", "r1");
        List.of(old, fresh).forEach(this::insert);
        List.of(first, second).forEach(organization -> grant(organization, old));
        realm.run(stores ->
                stores.grants().putRoleGroup(realm.scope(second), new RoleGroupGrant(second, fresh.id(), true)));

        realm.run(stores -> stores.catalogue().replaceGrants(realm.platform(), old.id(), fresh.id()));

        assertThat(grantOf(first, fresh)).contains(false);
        assertThat(grantOf(second, fresh)).contains(true);
    }

    @Test
    void aRoleIsTakenFromThoseAloneWhomNoOtherGroupGivesIt() {
        Sample one = Sample.in(realm, "one");
        Sample two = Sample.in(realm, "two");
        RoleGroup group = find(one.roleGroup()).orElseThrow();
        RoleGroup again =
                new RoleGroup(new RoleGroupId(TestRealm.uuid()), one.client(), "Again", "", "", Set.of(one.role()));
        RoleId other = realm.role(one.client());
        insert(again);
        grant(two.organization(), group);
        grant(two.organization(), again);
        realm.run(stores -> stores.assignments()
                .put(
                        realm.scope(two.organization()),
                        one.appRole(two.organization(), new Principal.Member(two.user()))));
        Long holders = realm.read(stores -> stores.catalogue().holders(realm.platform(), group, one.role()));
        assertThat(holders).isEqualTo(2); // a member and a team of the first

        realm.run(stores -> stores.catalogue().replaceHeld(realm.platform(), group, one.role(), Optional.of(other)));

        assertThat(appRolesOf(one)).containsExactly(other);
        assertThat(appRolesOf(two)).contains(one.role()).doesNotContain(other);
        realm.run(stores -> stores.catalogue().replaceHeld(realm.platform(), group, other, Optional.empty()));
        assertThat(appRolesOf(one)).isEmpty();
    }

    private List<RoleId> appRolesOf(Sample sample) {
        return realm
                .read(stores -> stores.assignments()
                        .of(realm.scope(sample.organization()), new Principal.Member(sample.user())))
                .stream()
                .flatMap(assignment -> assignment.role() instanceof AssignedRole.AppRole appRole
                        ? Stream.of(appRole.role())
                        : Stream.empty())
                .toList();
    }

    private Optional<Boolean> grantOf(OrganizationId organization, RoleGroup group) {
        return realm.read(stores -> stores.grants()
                .roleGroupGrant(realm.scope(organization), group.id())
                .map(RoleGroupGrant::exposedToChildren));
    }

    @Test
    void anotherRealmSeesAndChangesNothing() {
        RoleGroup group = group("Agents", "r1");
        insert(group);
        Map<String, List<String>> before = realm.contents();
        TestRealm other = realm.sibling();

        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> other.run(stores -> stores.catalogue().update(other.platform(), group)));
        other.run(stores -> {
            stores.catalogue().remove(other.platform(), group.id());
            assertThat(stores.catalogue().find(other.platform(), group.id())).isEmpty();
            assertThat(stores.catalogue()
                            .ofApplication(other.platform(), client, FIRST)
                            .items())
                    .isEmpty();
            assertThat(stores.catalogue().grants(other.platform(), group.id())).isZero();
            stores.catalogue().replaceHeld(other.platform(), group, new RoleId("r1"), Optional.empty());
        });

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void aScopeForReadingChangesNothing() {
        var reader = TestScopes.platformReader(realm.id());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(stores -> stores.catalogue().insert(reader, group("Agents"))));
    }

    private RoleGroup group(String name, String... roles) {
        return new RoleGroup(
                new RoleGroupId(TestRealm.uuid()),
                client,
                name,
                "",
                "",
                Set.copyOf(List.of(roles).stream().map(RoleId::new).toList()));
    }

    private void insert(RoleGroup group) {
        realm.run(stores -> stores.catalogue().insert(realm.platform(), group));
    }

    private void grant(OrganizationId organization, RoleGroup group) {
        realm.run(stores -> stores.grants()
                .putRoleGroup(realm.scope(organization), new RoleGroupGrant(organization, group.id(), false)));
    }

    private Optional<RoleGroup> find(RoleGroupId id) {
        return realm.read(stores -> stores.catalogue().find(realm.platform(), id));
    }

    private List<RoleGroup> groups() {
        return realm.read(stores -> stores.catalogue()
                .ofApplication(realm.platform(), client, FIRST)
                .items());
    }
}
