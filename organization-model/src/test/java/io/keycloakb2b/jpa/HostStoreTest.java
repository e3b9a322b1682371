package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.OrganizationEntity;

@EveryDatabase
final class HostStoreTest {

    private static final HostName LOGIN = new HostName("login.acme.example");
    private static final HostName OTHER = new HostName("other.acme.example");

    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    HostStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Acme");
        scope = realm.scope(organization);
    }

    @Test
    void aHostIsFoundByItsName_andAnotherTakesItsPlace() {
        realm.run(stores -> stores.hosts().put(scope, LOGIN));
        assertThat(ofHost(LOGIN)).contains(organization);

        realm.run(stores -> stores.hosts().put(scope, OTHER));

        assertThat(ofHost(LOGIN)).isEmpty();
        assertThat(ofHost(OTHER)).contains(organization);
        realm.run(stores -> assertThat(stores.hosts().find(scope)).contains(OTHER));
        assertThat(realm.contents().get("B2B_ORG_HOST")).hasSize(1);
    }

    @Test
    void aHostBelongsToOneOrganizationOfTheRealm() {
        OrganizationScope neighbour = realm.scope(realm.organization("Neighbour"));
        realm.run(stores -> stores.hosts().put(scope, LOGIN));

        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(() -> realm.run(stores -> stores.hosts().put(neighbour, LOGIN)))
                .matches(refusal -> refusal.error() == OrganizationError.ALREADY_EXISTS)
                .satisfies(refusal -> assertThat(refusal.rule()).doesNotContain("Acme", organization.value()));

        realm.run(stores -> stores.hosts().put(scope, LOGIN));
        realm.run(stores -> stores.hosts().remove(scope));
        realm.run(stores -> stores.hosts().put(neighbour, LOGIN));
        assertThat(ofHost(LOGIN)).contains(neighbour.organization());
    }

    @Test
    void twoAtOnceDoNotBothGetIt() {
        OrganizationScope neighbour = realm.scope(realm.organization("Neighbour"));

        assertThat(TwoTransactions.race(realm, stores -> stores.hosts().put(scope, LOGIN), stores -> stores.hosts()
                        .put(neighbour, LOGIN)))
                .map(OrganizationException::error)
                .contains(OrganizationError.ALREADY_EXISTS);
        assertThat(ofHost(LOGIN)).contains(organization);
    }

    @Test
    void anotherRealmMayHaveTheSameHost_andNeitherSeesTheOthers() {
        TestRealm sibling = realm.sibling();
        OrganizationScope elsewhere = sibling.scope(sibling.organization("Acme"));
        realm.run(stores -> stores.hosts().put(scope, LOGIN));
        sibling.run(stores -> stores.hosts().put(elsewhere, LOGIN));

        OrganizationScope foreign = TestScopes.of(sibling.id(), organization);
        for (OrganizationScope stranger : List.of(realm.scope(elsewhere.organization()), foreign)) {
            realm.run(stores -> {
                assertThat(stores.hosts().find(stranger)).isEmpty();
                stores.hosts().remove(stranger);
            });
        }

        assertThat(ofHost(LOGIN)).contains(organization);
        assertThat(sibling.<Optional<OrganizationId>>inSession(
                        session -> new DecisionRecords(session).organizationByHost(sibling.id(), LOGIN)))
                .contains(elsewhere.organization());
    }

    @Test
    void anOrganizationThatKeycloakHasRemovedHasNoHost() {
        realm.run(stores -> stores.hosts().put(scope, LOGIN));
        realm.inSession(session -> {
            OrganizationEntity entity = session.find(OrganizationEntity.class, organization.value());
            session.remove(entity);
            return entity;
        });

        assertThat(ofHost(LOGIN)).isEmpty();
    }

    private Optional<OrganizationId> ofHost(HostName host) {
        return realm.inSession(session -> new DecisionRecords(session).organizationByHost(realm.id(), host));
    }
}
