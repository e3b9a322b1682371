package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.CompositeRoleEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.storage.jpa.entity.FederatedUserGroupMembershipEntity;

@EveryDatabase
final class DecisionRecordsTest {

    private final TestRealm realm;
    private final RealmId id;
    private final Sample sample;
    private final OrganizationId parent;
    private final OrganizationId child;

    DecisionRecordsTest(TestDatabase database) {
        realm = new TestRealm(database);
        id = realm.id();
        sample = Sample.in(realm, "parent");
        parent = sample.organization();
        child = realm.organization("child");
        realm.run(stores -> stores.hierarchy()
                .insertChild(realm.scope(parent), OrganizationNode.root(child), OrganizationTree.DEFAULT_MAX_DEPTH));
    }

    @Test
    void aPathLeadsFromTheRootToTheOrganization() {
        assertThat(one(records -> records.path(id, child)).map(OrganizationPath::rootFirst))
                .contains(List.of(
                        organization(OrganizationNode.root(parent), "parent"),
                        organization(OrganizationNode.root(child).withParent(parent), "child")));
    }

    @Test
    void anOrganizationWithoutARecordIsARoot() {
        OrganizationId plain = realm.organization("plain");

        assertThat(one(records -> records.path(id, plain)).map(OrganizationPath::rootFirst))
                .contains(List.of(organization(OrganizationNode.root(plain), "plain")));
    }

    @Test
    void anAncestorThatVanishedClosesWhatHangsBelowIt() {
        realm.inSession(session -> {
            session.createMutationQuery("delete from GroupEntity g where g.organization.id = :org")
                    .setParameter("org", parent.value())
                    .executeUpdate();
            session.remove(session.find(OrganizationEntity.class, parent.value()));
            return session;
        });

        assertThat(one(records -> records.path(id, child))).get().returns(false, OrganizationPath::usable);
        assertThat(one(records -> records.path(id, parent))).isEmpty();
    }

    @Test
    void anotherRealmSeesNothing() {
        RealmId other = realm.sibling().id();
        OrganizationPath path = one(records -> records.path(id, child)).orElseThrow();

        realm.inSession(session -> {
            DecisionRecords records = new DecisionRecords(session);
            assertThat(records.path(other, child)).isEmpty();
            assertThat(records.organizationByAlias(other, child.value())).isEmpty();
            assertThat(records.ownedDomain(other, parent + ".example")).isEmpty();
            assertThat(records.membership(other, parent, sample.user())).isEmpty();
            assertThat(records.memberships(other, sample.user())).isEmpty();
            assertThat(records.assignments(other, parent, sample.user())).isEmpty();
            assertThat(records.composites(other, sample.client()).parts()).isEmpty();
            assertThat(records.applicationLevels(other, path, sample.client()))
                    .containsOnly(ApplicationLevel.nothing());
            assertThat(records.settings(other, path))
                    .allMatch(level -> level.settings().isEmpty());
            return session;
        });
    }

    @Test
    void anAliasNamesOneOrganizationOfTheRealm() {
        assertThat(one(records -> records.organizationByAlias(id, child.value())))
                .contains(child);
        assertThat(one(records -> records.organizationByAlias(id, "nobody"))).isEmpty();
        assertThat(one(records -> records.organizationByAlias(id, child.value() + '\0')))
                .isEmpty();
    }

    @Test
    void onlyOwnedDomainsAreAnswered() {
        assertThat(one(records -> records.ownedDomain(id, parent + ".example"))).isPresent();
        assertThat(one(records -> records.ownedDomain(id, "shared.example"))).isEmpty();
        assertThat(one(records -> records.ownedDomain(id, parent + "/shared.example")))
                .isEmpty();
    }

    @Test
    void levelsSayWhatEachOrganizationOfThePathWasGiven() {
        OrganizationPath path = one(records -> records.path(id, child)).orElseThrow();

        assertThat(list(records -> records.applicationLevels(id, path, sample.client())))
                .containsExactly(
                        new ApplicationLevel(
                                Optional.of(GrantStatus.ACTIVE), Set.of(sample.role()), Set.of(sample.role())),
                        ApplicationLevel.nothing());
    }

    @Test
    void compositesStayWithinTheApplication() {
        RoleId part = realm.role(sample.client());
        RoleId foreign = realm.role(realm.client());
        for (RoleId held : List.of(part, foreign)) {
            realm.inSession(session -> {
                session.persist(new CompositeRoleEntity(
                        session.find(RoleEntity.class, sample.role().value()),
                        session.find(RoleEntity.class, held.value())));
                return session;
            });
        }

        assertThat(read(records -> records.composites(id, sample.client())).parts())
                .containsOnlyKeys(sample.role(), part)
                .containsEntry(sample.role(), Set.of(part))
                .containsEntry(part, Set.of());
    }

    @Test
    void onlyNativeMembersHaveAMembership() {
        UserId plain = realm.member(parent, "plain");
        UserId stranger = realm.user("stranger");
        realm.run(stores ->
                stores.members().put(realm.scope(parent), Sample.member(parent, stranger, MembershipStatus.ACTIVE)));

        assertThat(one(records -> records.membership(id, parent, plain))).contains(Membership.employee(parent, plain));
        assertThat(one(records -> records.membership(id, parent, stranger))).isEmpty();
        assertThat(one(records -> records.membership(id, child, plain))).isEmpty();
    }

    @Test
    void membershipsListEveryOrganizationOfTheUser() {
        realm.join(sample.user(), TestRealm.group(child));

        assertThat(list(records -> records.memberships(id, sample.user())))
                .extracting(Membership::organization)
                .containsExactly(child, parent);
    }

    @Test
    void usersOfForeignStoresAreMembersToo() {
        UserId federated = new UserId("f:" + TestRealm.uuid() + ":jane");
        realm.inSession(session -> {
            FederatedUserGroupMembershipEntity row = new FederatedUserGroupMembershipEntity();
            row.setUserId(federated.value());
            row.setGroupId(TestRealm.group(parent));
            row.setRealmId(id.value());
            row.setStorageProviderId("store");
            session.persist(row);
            return session;
        });

        assertThat(one(records -> records.membership(id, parent, federated))).isPresent();
        assertThat(list(records -> records.memberships(id, federated))).hasSize(1);
        assertThat(list(records -> records.assignments(id, parent, federated))).isEmpty();
    }

    @Test
    void assignmentsAreThoseOfTheUserAndOfTheUsersTeams() {
        List<RoleAssignment> own = list(records -> records.assignments(id, parent, sample.user()));
        realm.join(sample.user(), sample.team().value());
        List<RoleAssignment> all = list(records -> records.assignments(id, parent, sample.user()));

        assertThat(own).hasSize(3).allMatch(assignment -> assignment.principal() instanceof Principal.Member);
        assertThat(all)
                .hasSize(4)
                .containsAll(own)
                .anyMatch(assignment -> assignment.principal() instanceof Principal.Team);
        assertThat(list(records -> records.assignments(id, child, sample.user())))
                .isEmpty();
    }

    @Test
    void settingsComeByLevelFromTheRoot() {
        OrganizationPath path = one(records -> records.path(id, child)).orElseThrow();

        List<SettingLevel> levels = list(records -> records.settings(id, path));

        assertThat(levels).extracting(SettingLevel::owner).containsExactly(Optional.of(parent), Optional.of(child));
        assertThat(levels.get(0).settings()).containsOnlyKeys(SettingName.MFA);
        assertThat(levels.get(1).settings()).isEmpty();
    }

    @Test
    void aStoredSettingThatMakesNoSenseFails() {
        OrganizationPath path = one(records -> records.path(id, child)).orElseThrow();
        realm.inSession(session -> session.createMutationQuery(
                        "update B2bSetting s set s.value = 'always' where s.realmId = :realm")
                .setParameter("realm", id.value())
                .executeUpdate());

        assertThatIllegalStateException()
                .isThrownBy(() -> list(records -> records.settings(id, path)))
                .withMessageContaining("mfa")
                .withMessageContaining(parent.value());
    }

    @Test
    void onlyProvidersThatOpenLoginsAreUsable() {
        provider("acme", "Acme", true, false);
        provider("bare", "", true, false);
        provider("off", "Off", false, false);
        provider("links", "Links", true, true);

        assertThat(list(records -> records.providers(id, parent)))
                .containsExactly(
                        new UsableProvider(new ProviderAlias("acme"), parent, "Acme"),
                        new UsableProvider(new ProviderAlias("bare"), parent, "bare"));
        assertThat(list(records -> records.providers(id, child))).isEmpty();
    }

    @Test
    void sessionsCountFromTheMomentTheyWereEnded() {
        assertThat(one(records -> records.sessionsNotBefore(id, parent))).isEmpty();

        realm.run(stores -> stores.hierarchy().endSessionsBefore(realm.scope(parent), TestRealm.NOW));

        assertThat(one(records -> records.sessionsNotBefore(id, parent))).contains(TestRealm.NOW);
    }

    private void provider(String alias, String displayName, boolean enabled, boolean linkOnly) {
        realm.inSession(session -> {
            IdentityProviderEntity provider = new IdentityProviderEntity();
            provider.setInternalId(TestRealm.uuid());
            provider.setRealmId(id.value());
            provider.setOrganizationId(parent.value());
            provider.setAlias(alias);
            provider.setDisplayName(displayName);
            provider.setProviderId("oidc");
            provider.setEnabled(enabled);
            provider.setLinkOnly(linkOnly);
            session.persist(provider);
            return session;
        });
    }

    private static Organization organization(OrganizationNode node, String name) {
        return new Organization(node, node.id().value(), name, true);
    }

    private <T> Optional<T> one(Function<DecisionRecords, Optional<T>> work) {
        return read(work);
    }

    private <T> List<T> list(Function<DecisionRecords, List<T>> work) {
        return read(work);
    }

    private <T> T read(Function<DecisionRecords, T> work) {
        return realm.inSession(session -> work.apply(new DecisionRecords(session)));
    }
}
