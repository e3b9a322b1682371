package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.RemovalStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserEntity;

/** Removals take exactly their own rows: those of a second organization and realm stay to the last character. */
@EveryDatabase
final class RemovalStoreTest {

    private final TestRealm realm;
    private final TestRealm otherRealm;
    private final Sample kept;
    private final Sample gone;

    RemovalStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        otherRealm = realm.sibling();
        kept = Sample.in(realm, "kept");
        Sample.in(otherRealm, "other");
        gone = Sample.in(realm, "gone");
    }

    @Test
    void anOrganizationLeavesItsAuditLogAndItsApplications() {
        Map<String, List<String>> rest = without(gone.organization().value());

        removed((store, sample) -> store.organizationRemoved(realm.id(), sample.organization()));

        assertThat(rowsOf(gone.organization().value())).containsOnlyKeys("B2B_AUDIT_EVENT");
        assertThat(without(gone.organization().value())).isEqualTo(rest);
    }

    @Test
    void aMemberWhoLeftLosesOneOrganizationOnly() {
        kept.fill(realm, gone.organization());
        Map<String, List<String>> rest = without(gone.user().value());

        removed((store, sample) -> store.memberLeft(realm.id(), sample.organization(), sample.user()));

        assertThat(rowsOf(gone.user().value())).isEmpty();
        assertThat(without(gone.user().value())).isEqualTo(rest);
    }

    @Test
    void aUserIsRemovedFromEveryOrganization() {
        realm.run(stores -> {
            stores.members()
                    .put(
                            realm.scope(kept.organization()),
                            Sample.member(kept.organization(), gone.user(), MembershipStatus.ACTIVE));
            stores.assignments()
                    .put(
                            realm.scope(kept.organization()),
                            Sample.owner(kept.organization(), new Principal.Member(gone.user())));
        });
        Map<String, List<String>> rest = without(gone.user().value());

        removed((store, sample) -> store.userRemoved(realm.id(), sample.user()));

        assertThat(rowsOf(gone.user().value())).isEmpty();
        assertThat(without(gone.user().value())).isEqualTo(rest);
    }

    @Test
    void aClientTakesItsRoleGroupsGrantsAndAssignments() {
        Map<String, List<String>> rest =
                without(gone.client().value(), gone.roleGroup().value());

        removed((store, sample) -> store.clientRemoved(realm.id(), sample.client()));

        assertThat(rowsOf(gone.client().value(), gone.roleGroup().value())).isEmpty();
        assertThat(without(gone.client().value(), gone.roleGroup().value())).isEqualTo(rest);
    }

    @Test
    void aRoleLeavesGroupsAndAssignments() {
        Map<String, List<String>> rest = without(gone.role().value());

        removed((store, sample) -> store.roleRemoved(realm.id(), sample.role()));

        assertThat(rowsOf(gone.role().value())).isEmpty();
        assertThat(without(gone.role().value())).isEqualTo(rest);
    }

    @Test
    void aTeamTakesItsAssignments() {
        Map<String, List<String>> rest = without(gone.team().value());

        removed((store, sample) -> store.teamRemoved(realm.id(), sample.team()));

        assertThat(rowsOf(gone.team().value())).isEmpty();
        assertThat(without(gone.team().value())).isEqualTo(rest);
    }

    @Test
    void aRealmTakesEverythingOfItsOwn() {
        Map<String, List<String>> others = otherRealm.contents();

        removed((store, sample) -> store.realmRemoved(realm.id()));

        assertThat(realm.contents().values()).allMatch(List::isEmpty);
        assertThat(otherRealm.contents()).isEqualTo(others);
        assertThat(others.values()).noneMatch(List::isEmpty);
    }

    @Test
    void nothingIsRemovedThroughAnotherRealm() {
        Map<String, List<String>> before = realm.contents();

        run(store -> {
            store.organizationRemoved(otherRealm.id(), gone.organization());
            store.memberLeft(otherRealm.id(), gone.organization(), gone.user());
            store.userRemoved(otherRealm.id(), gone.user());
            store.clientRemoved(otherRealm.id(), gone.client());
            store.roleRemoved(otherRealm.id(), gone.role());
            store.teamRemoved(otherRealm.id(), gone.team());
        });

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void collaboratorsOfAnOrganizationThatIsGoneHaveNoHome() {
        Membership collaborator = new Membership(
                kept.organization(),
                kept.user(),
                MemberType.COLLABORATOR,
                MembershipStatus.ACTIVE,
                Optional.of(gone.organization()),
                false,
                Optional.empty());
        realm.run(stores -> stores.members().put(realm.scope(kept.organization()), collaborator));

        removed((store, sample) -> store.organizationRemoved(realm.id(), sample.organization()));

        assertThat(rowsOf(gone.organization().value())).containsOnlyKeys("B2B_AUDIT_EVENT");
        assertThat(realm.contents().get("B2B_MEMBERSHIP")).hasSize(1);
    }

    @Test
    void childrenOfAnOrganizationThatVanishedBecomeSuspendedRoots() {
        OrganizationId child = realm.organization("child");
        OrganizationId grandchild = realm.organization("grandchild");
        int deep = OrganizationTree.DEFAULT_MAX_DEPTH;
        realm.run(stores -> {
            stores.hierarchy().insertChild(realm.scope(gone.organization()), OrganizationNode.root(child), deep);
            stores.hierarchy().insertChild(realm.scope(child), OrganizationNode.root(grandchild), deep);
        });

        removed((store, sample) -> store.organizationRemoved(realm.id(), sample.organization()));

        assertThat(rowsOf(child.value()).get("B2B_ORG"))
                .hasSize(2)
                .anyMatch(row -> row.contains("|" + child + "|null|customer|SUSPENDED|"))
                .anyMatch(row -> row.contains("|" + grandchild + "|" + child + "|customer|ACTIVE|"));
        assertThat(rowsOf(child.value()).get("B2B_ORG_ANCESTRY")).hasSize(2);
        assertThat(rowsOf(grandchild.value()).get("B2B_ORG_ANCESTRY")).hasSize(2);
    }

    @Test
    void theSweepLeavesWhatIsStillThere() {
        Map<String, List<String>> before = realm.contents();

        int removed = sweep();

        assertThat(removed).isZero();
        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void theSweepRemovesWhatNoEventToldOf() {
        Map<String, List<String>> others = otherRealm.contents();
        Map<String, List<String>> rest = without(
                gone.organization().value(),
                gone.client().value(),
                gone.roleGroup().value());
        deleteNatives();

        int removed = sweep();

        assertThat(removed).isPositive();
        assertThat(rowsOf(gone.organization().value(), gone.client().value())).containsOnlyKeys("B2B_AUDIT_EVENT");
        assertThat(without(
                        gone.organization().value(),
                        gone.client().value(),
                        gone.roleGroup().value()))
                .isEqualTo(rest);
        assertThat(otherRealm.contents()).isEqualTo(others);
        assertThat(sweep()).isZero();
    }

    @Test
    void theSweepRemovesUsersRolesAndTeamsThatAreGone() {
        OrganizationId organization = kept.organization();
        Map<String, List<String>> before =
                without(gone.organization().value(), gone.roleGroup().value());
        gone.fillPrincipals(realm, organization);
        realm.inSession(session -> {
            session.createMutationQuery("delete from UserGroupMembershipEntity m where m.user.id = :user")
                    .setParameter("user", gone.user().value())
                    .executeUpdate();
            return session;
        });
        realm.delete(UserEntity.class, gone.user().value());
        realm.delete(GroupEntity.class, gone.team().value());
        realm.delete(RoleEntity.class, gone.role().value());

        sweep();

        assertThat(without(gone.organization().value(), gone.roleGroup().value()))
                .isEqualTo(before);
        assertThat(rowsOf(gone.user().value(), gone.team().value(), gone.role().value()))
                .isEmpty();
    }

    @Test
    void theSweepLeavesUsersOfForeignStoresAlone() {
        UserId federated = new UserId("f:" + TestRealm.uuid() + ":jane");
        realm.run(stores -> stores.members()
                .put(
                        realm.scope(kept.organization()),
                        Sample.member(kept.organization(), federated, MembershipStatus.ACTIVE)));

        assertThat(sweep()).isZero();
    }

    private void deleteNatives() {
        realm.delete(GroupEntity.class, gone.team().value());
        realm.delete(OrganizationEntity.class, gone.organization().value());
        realm.delete(RoleEntity.class, gone.role().value());
        realm.delete(ClientEntity.class, gone.client().value());
    }

    private int sweep() {
        return realm.read(stores -> stores.removals().sweep(realm.id()));
    }

    private void removed(BiConsumer<RemovalStore, Sample> removal) {
        run(store -> removal.accept(store, gone));
    }

    private void run(Consumer<RemovalStore> work) {
        realm.run(stores -> work.accept(stores.removals()));
    }

    /** The realm's rows that speak of none of some ids. */
    private Map<String, List<String>> without(String... ids) {
        return filtered(false, ids);
    }

    /** The realm's rows that speak of one of some ids; tables without any are absent. */
    private Map<String, List<String>> rowsOf(String... ids) {
        Map<String, List<String>> rows = filtered(true, ids);
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    private Map<String, List<String>> filtered(boolean wanted, String... ids) {
        Map<String, List<String>> rows = new TreeMap<>(realm.contents());
        rows.replaceAll((table, lines) -> lines.stream()
                .filter(line -> List.of(ids).stream().anyMatch(line::contains) == wanted)
                .toList());
        return rows;
    }
}
