package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class AuditRetentionTest {

    private static final Instant END = TestRealm.NOW;

    private final TestRealm realm;
    private final OrganizationId organization;

    AuditRetentionTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Audited");
    }

    @Test
    void whatIsTooOldGoes_andNothingElse() {
        TestRealm other = realm.sibling();
        OrganizationId neighbour = realm.organization("Neighbour");
        append(realm, Optional.of(organization), END.minusMillis(1));
        append(realm, Optional.of(organization), END);
        append(realm, Optional.of(neighbour), END.minusSeconds(9));
        append(realm, Optional.empty(), END.minusSeconds(9));
        append(other, Optional.of(organization), END.minusSeconds(9));
        Map<String, List<String>> elsewhere = other.contents();

        int removed = retention().remove(realm.id(), Optional.of(organization), END);

        assertThat(removed).isEqualTo(1);
        assertThat(times(Optional.of(organization))).containsExactly(END);
        assertThat(times(Optional.of(neighbour))).hasSize(1);
        assertThat(times(Optional.empty())).hasSize(3);
        assertThat(other.contents()).isEqualTo(elsewhere);
    }

    @Test
    void eventsOfTheRealmAsAWholeGoByThemselves() {
        append(realm, Optional.empty(), END.minusSeconds(9));
        append(realm, Optional.of(organization), END.minusSeconds(9));

        assertThat(retention().remove(realm.id(), Optional.empty(), END)).isEqualTo(1);
        assertThat(times(Optional.of(organization))).hasSize(1);
    }

    @Test
    void onlyOrganizationsWithOldEventsAreLookedAt() {
        append(realm, Optional.of(organization), END.minusMillis(1));
        append(realm, Optional.of(realm.organization("Young")), END);
        append(realm, Optional.empty(), END.minusSeconds(9));

        Set<OrganizationId> old =
                realm.read(stores -> stores.removals().organizationsWithEventsBefore(realm.id(), END));
        assertThat(old).containsExactly(organization);
    }

    @Test
    void severalNodesAtOnceLeaveExactlyWhatOneWould() {
        for (int i = 0; i < 2 * AuditRetention.BATCH + 7; i++) {
            append(realm, Optional.of(organization), END.minusMillis(i + 1));
        }
        append(realm, Optional.of(organization), END);

        int refusals = ManyThreads.refusals(4, node -> retention().remove(realm.id(), Optional.of(organization), END));

        assertThat(refusals).isZero();
        assertThat(times(Optional.of(organization))).containsExactly(END);
    }

    private AuditRetention retention() {
        return new AuditRetention(batch -> realm.read(stores -> batch.applyAsInt(stores.removals())));
    }

    private List<Instant> times(Optional<OrganizationId> of) {
        return realm
                .read(stores -> stores.auditTrail()
                        .events(
                                realm.platform(),
                                of,
                                AuditQuery.all(),
                                new PageRequest(Optional.empty(), PageRequest.GREATEST_MAX)))
                .items()
                .stream()
                .map(recorded -> recorded.event().time())
                .toList();
    }

    private static void append(TestRealm in, Optional<OrganizationId> organization, Instant time) {
        in.run(stores -> stores.audit()
                .append(new AuditEvent(
                        in.id(),
                        organization,
                        time,
                        Actor.server(),
                        "member.add",
                        "user:x",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }
}
