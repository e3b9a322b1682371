package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.Holdings;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.jpa.entity.FederatedUserGroupMembershipEntity;

/** What many members hold is what each of them holds. */
@EveryDatabase
final class RelationStoreTest {

    private static final int FEW = 3;
    private static final int MANY = 40;

    private final TestRealm realm;
    private final Sample sample;
    private final OrganizationScope scope;

    RelationStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        sample = Sample.in(realm, "sample");
        scope = realm.scope(sample.organization());
        enable(sample.user(), true);
    }

    @Test
    void everybodyIsReadOnce_withWhatADecisionWouldRead() {
        realm.join(sample.user(), sample.team().value());
        UserId teammate = member("teammate");
        realm.join(teammate, sample.team().value());
        UserId away = new UserId("f:store:away");
        join(away, TestRealm.group(sample.organization()));
        join(away, sample.team().value());
        for (int i = 0; i < 5; i++) {
            member("plain-" + i);
        }

        List<Holdings> found = all(scope, 2);

        assertThat(found)
                .extracting(held -> held.membership().user())
                .hasSize(8)
                .doesNotHaveDuplicates()
                .contains(sample.user(), teammate, away);
        assertThat(found).isEqualTo(found.stream().map(this::asADecisionReadsIt).toList());
        assertThat(found)
                .filteredOn(held -> held.teams().contains(sample.team()))
                .hasSize(3)
                .allSatisfy(held -> assertThat(held.assignments())
                        .contains(sample.appRole(sample.organization(), new Principal.Team(sample.team()))));
    }

    @Test
    void whoIsNotActiveIsNotThere() {
        UserId suspended = member("suspended");
        UserId pending = member("pending");
        UserId disabled = member("disabled");
        realm.run(stores -> {
            stores.members().put(scope, status(suspended, MembershipStatus.SUSPENDED));
            stores.members().put(scope, status(pending, MembershipStatus.PENDING));
        });
        enable(disabled, false);

        assertThat(all(scope, 50)).extracting(held -> held.membership().user()).containsExactly(sample.user());
    }

    @Test
    void anotherOrganizationOrRealmIsEmpty_andATeamOfAnotherIsNone() {
        OrganizationId neighbour = realm.organization("Neighbour");
        realm.join(sample.user(), realm.team(neighbour).value());

        assertThat(all(realm.scope(neighbour), 50)).isEmpty();
        assertThat(all(TestScopes.of(realm.sibling().id(), sample.organization()), 50))
                .isEmpty();
        assertThat(all(scope, 50)).extracting(Holdings::teams).allSatisfy(teams -> assertThat(teams)
                .isEmpty());
    }

    @Test
    void manyTakeAsManyStatementsAsFew() {
        for (int i = 0; i < MANY; i++) {
            UserId user = member("member-" + i);
            realm.join(user, sample.team().value());
        }

        assertThat(realm.statements(stores -> stores.relations().holdings(scope, first(MANY))))
                .isEqualTo(realm.statements(stores -> stores.relations().holdings(scope, first(FEW))));
    }

    private Holdings asADecisionReadsIt(Holdings held) {
        UserId user = held.membership().user();
        return realm.inSession(session -> {
            DecisionRecords records = new DecisionRecords(session);
            return new Holdings(
                    records.membership(realm.id(), sample.organization(), user).orElseThrow(),
                    records.assignments(realm.id(), sample.organization(), user),
                    records.teams(realm.id(), sample.organization(), user));
        });
    }

    private UserId member(String name) {
        return realm.person(sample.organization(), name, name + "@sample.example", name, name);
    }

    private void enable(UserId user, boolean enabled) {
        realm.inSession(session -> {
            session.find(UserEntity.class, user.value()).setEnabled(enabled);
            return user;
        });
    }

    private Membership status(UserId user, MembershipStatus status) {
        return Membership.employee(sample.organization(), user).withStatus(status);
    }

    private void join(UserId away, String group) {
        realm.inSession(session -> {
            FederatedUserGroupMembershipEntity row = new FederatedUserGroupMembershipEntity();
            row.setUserId(away.value());
            row.setGroupId(group);
            row.setRealmId(realm.id().value());
            row.setStorageProviderId("store");
            session.persist(row);
            return away;
        });
    }

    private List<Holdings> all(OrganizationScope where, int max) {
        List<Holdings> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, max);
            Page<Holdings> page = realm.read(stores -> stores.relations().holdings(where, request));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(max);
            found.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private static PageRequest first(int max) {
        return new PageRequest(Optional.empty(), max);
    }
}
