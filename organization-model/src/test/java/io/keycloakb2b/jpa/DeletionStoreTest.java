package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.FoundingScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes and what people found. */
@EveryDatabase
final class DeletionStoreTest {

    private final TestRealm realm;

    DeletionStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
    }

    @Test
    void aDeletionIsReplacedAndTakenBack() {
        OrganizationId organization = realm.organization("Leaving");
        put(deletion(organization, 30));
        put(deletion(organization, 0));

        assertThat(find(organization)).contains(deletion(organization, 0));
        assertThat(find(realm.organization("Other"))).isEmpty();

        realm.run(stores -> stores.deletions().remove(realm.scope(organization)));
        assertThat(find(organization)).isEmpty();
    }

    @Test
    void thoseWhoseTimeHasComeAreDue_theLongestAgoFirst_andNobodyElses() {
        List<OrganizationId> leaving = IntStream.range(0, 4)
                .mapToObj(i -> realm.organization("Leaving " + i))
                .toList();
        for (int i = 0; i < leaving.size(); i++) {
            put(deletion(leaving.get(i), 3 - i));
        }
        TestRealm other = realm.sibling();
        OrganizationId foreign = other.organization("Foreign");
        other.run(stores -> stores.deletions().put(other.scope(foreign), deletion(foreign, 0)));

        List<OrganizationId> due =
                realm.read(stores -> stores.deletions().due(realm.platform(), TestRealm.NOW.plusSeconds(2), 10));
        List<OrganizationId> first =
                realm.read(stores -> stores.deletions().due(realm.platform(), TestRealm.NOW.plusSeconds(2), 1));

        assertThat(due).containsExactly(leaving.get(3), leaving.get(2), leaving.get(1));
        assertThat(first).containsExactly(leaving.get(3));
    }

    @Test
    void nobodyFoundsMoreThanAllowed_howeverManyTimesAtOnce() {
        UserId founder = realm.user("founder");
        FoundingScope scope = TestScopes.founding(realm.id(), founder);
        List<OrganizationId> founded = IntStream.range(0, 20)
                .mapToObj(i -> realm.organization("Founded " + i))
                .toList();

        int refusals = ManyThreads.refusals(
                founded.size(),
                number -> realm.run(stores ->
                        stores.hierarchy().insertFounded(scope, OrganizationNode.root(founded.get(number)), 5)));

        assertThat(refusals).isEqualTo(15);
        assertThat(realm.contents().get("B2B_ORG")).hasSize(5).allMatch(row -> row.endsWith("|" + founder + "|"));
    }

    @Test
    void aFounderWhoIsGoneIsForgotten() {
        UserId founder = realm.user("founder");
        OrganizationId founded = realm.organization("Founded");
        realm.run(stores -> stores.hierarchy()
                .insertFounded(TestScopes.founding(realm.id(), founder), OrganizationNode.root(founded), 5));

        realm.run(stores -> stores.removals().userRemoved(realm.id(), founder));

        assertThat(realm.contents().get("B2B_ORG")).singleElement().asString().endsWith("|null|");
    }

    private void put(Deletion deletion) {
        realm.run(stores -> stores.deletions().put(realm.scope(deletion.organization()), deletion));
    }

    private Optional<Deletion> find(OrganizationId organization) {
        return realm.read(stores -> stores.deletions().find(realm.scope(organization)));
    }

    private static Deletion deletion(OrganizationId organization, int seconds) {
        return new Deletion(
                organization, OrganizationStatus.SUSPENDED, TestRealm.NOW, TestRealm.NOW.plusSeconds(seconds), true);
    }
}
