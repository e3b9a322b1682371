package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.representations.idm.MembershipType;

/** Whoever holds a lock is alone with what it guards. */
@EveryDatabase
final class LocksTest {

    private static final int DEEP = OrganizationTree.GREATEST_MAX_DEPTH;

    private final TestRealm realm;

    LocksTest(TestDatabase database) {
        realm = new TestRealm(database);
    }

    @Test
    void theFirstLockOfARealmIsMadeOnceByMany() {
        List<Integer> order = new ArrayList<>();

        int refusals = ManyThreads.refusals(
                24,
                number -> realm.run(stores -> {
                    stores.hierarchy().lockStructure(realm.platform());
                    order.add(number); // unguarded but for the lock
                }));

        assertThat(order).hasSize(24).doesNotHaveDuplicates();
        assertThat(refusals).isZero();
        assertThat(realm.contents().get("B2B_LOCK")).hasSize(1);
    }

    @Test
    void seatsAreNeverTakenBeyondTheLimit() {
        OrganizationId organization = realm.organization("Seats");
        List<UserId> users =
                IntStream.range(0, 40).mapToObj(i -> realm.user("user-" + i)).toList();

        int refusals = ManyThreads.refusals(
                users.size(), number -> realm.inSession(session -> join(session, organization, users.get(number), 10)));

        long taken = realm.read(stores -> stores.members().seatsTaken(realm.scope(organization)));
        assertThat(taken).isEqualTo(10);
        assertThat(refusals).isEqualTo(30);
    }

    @Test
    void oneOwnerIsLeft_howeverManyUnmakeEachOther() {
        OrganizationId organization = realm.organization("Owners");
        List<UserId> owners = IntStream.range(0, 12)
                .mapToObj(i -> realm.member(organization, "owner-" + i))
                .toList();
        realm.run(stores -> owners.forEach(owner -> stores.assignments()
                .put(realm.scope(organization), Sample.owner(organization, new Principal.Member(owner)))));

        int refusals = ManyThreads.refusals(
                owners.size(), number -> realm.run(stores -> unmake(stores, organization, owners.get(number))));

        List<UserId> left =
                realm.read(stores -> stores.assignments().activeHolders(realm.scope(organization), BuiltInRole.OWNER));
        assertThat(left).hasSize(1);
        assertThat(refusals).isEqualTo(1);
    }

    @Test
    void suspendedMembersTakeNoSeat() {
        OrganizationId organization = realm.organization("Rest");
        UserId resting = realm.member(organization, "resting");
        realm.member(organization, "working");
        realm.run(stores -> stores.members()
                .put(realm.scope(organization), Sample.member(organization, resting, MembershipStatus.SUSPENDED)));

        long taken = realm.read(stores -> stores.members().seatsTaken(realm.scope(organization)));
        long members = realm.read(stores -> stores.members().count(realm.scope(organization)));

        assertThat(taken).isEqualTo(1);
        assertThat(members).isEqualTo(2);
    }

    @Test
    void childrenAreMadeWhileNobodyElseChangesTheStructure() {
        OrganizationId parent = realm.organization("Parent");
        List<OrganizationId> children = IntStream.range(0, 24)
                .mapToObj(i -> realm.organization("Child " + i))
                .toList();

        int refusals = ManyThreads.refusals(
                children.size(),
                number -> realm.run(stores -> stores.hierarchy()
                        .insertChild(realm.scope(parent), OrganizationNode.root(children.get(number)), DEEP)));

        assertThat(refusals).isZero();
        assertThat(realm.contents().get("B2B_ORG_ANCESTRY")).hasSize(1 + 2 * children.size());
    }

    /** What the command and Keycloak do, one after the other. */
    private UserId join(Session session, OrganizationId organization, UserId user, int limit) {
        OrganizationStoreProvider stores = TestRealm.stores(session);
        stores.hierarchy().lock(realm.scope(organization));
        if (stores.members().seatsTaken(realm.scope(organization)) >= limit) {
            throw OrganizationError.SEAT_LIMIT.because("full");
        }
        UserGroupMembershipEntity membership = new UserGroupMembershipEntity();
        membership.setUser(session.getReference(UserEntity.class, user.value()));
        membership.setGroupId(TestRealm.group(organization));
        membership.setMembershipType(MembershipType.UNMANAGED);
        session.persist(membership);
        return user;
    }

    private void unmake(OrganizationStoreProvider stores, OrganizationId organization, UserId owner) {
        stores.hierarchy().lock(realm.scope(organization));
        List<UserId> owners = stores.assignments().activeHolders(realm.scope(organization), BuiltInRole.OWNER);
        if (owners.equals(List.of(owner))) {
            throw OrganizationError.LAST_OWNER.because("the last one");
        }
        stores.members().remove(realm.scope(organization), owner);
    }
}
