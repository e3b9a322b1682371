package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.AuditQuery.Outcome;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AuditStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class AuditTrailStoreTest {

    private static final Actor ANNA = new Actor(Optional.of(new UserId("anna")), "customers", "portal", "192.0.2.1");
    private static final Actor PLATFORM = Actor.platform(new UserId("root"), "master", "admin-cli", "198.51.100.7");
    private static final PageRequest ALL = new PageRequest(Optional.empty(), PageRequest.GREATEST_MAX);

    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    AuditTrailStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Audited");
        scope = realm.scope(organization);
    }

    @Test
    void aForeignScopeSeesNothing() {
        append(event(organization, 1, ANNA, "member.add"));

        for (OrganizationScope foreign : List.of(
                realm.scope(realm.organization("Neighbour")),
                TestScopes.of(realm.sibling().id(), organization))) {
            assertThat(events(foreign, AuditQuery.all())).isEmpty();
        }
        List<RecordedEvent> elsewhere = realm.read(stores -> stores.auditTrail()
                .events(realm.sibling().platform(), Optional.of(organization), AuditQuery.all(), ALL)
                .items());
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void everyEventComesOnce_alsoWhereManyHaveTheSameTime() {
        for (int i = 0; i < 25; i++) {
            append(event(organization, i / 10, ANNA, "member.add"));
        }

        List<RecordedEvent> walked = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, 3);
            Page<RecordedEvent> page =
                    realm.read(stores -> stores.auditTrail().events(scope, AuditQuery.all(), request));
            walked.addAll(page.items());
            after = page.next();
        } while (after.isPresent());

        assertThat(walked).hasSize(25);
        assertThat(walked).extracting(RecordedEvent::id).doesNotHaveDuplicates();
        assertThat(walked)
                .isSortedAccordingTo(Comparator.comparing(
                                (RecordedEvent recorded) -> recorded.event().time())
                        .thenComparing(RecordedEvent::id)
                        .reversed());
    }

    @Test
    void anEventIsReadAsItWasWritten() {
        AuditEvent event = new AuditEvent(
                realm.id(),
                Optional.of(organization),
                TestRealm.NOW.plusMillis(7),
                ANNA.impersonatedBy(Optional.of(new UserId("root"))),
                "settings.update",
                "organization:ä",
                Optional.of("{\"größe\":1}"),
                Optional.of("{\"größe\":2}"),
                Optional.of("forbidden"));
        append(event);

        assertThat(events(scope, AuditQuery.all()))
                .extracting(RecordedEvent::event)
                .containsExactly(event);
    }

    @Test
    void whatDoesNotFitIsShortened_andNeverRefused() {
        Actor endless = new Actor(Optional.of(new UserId("anna")), "r", "c".repeat(300), "a".repeat(300));
        append(new AuditEvent(
                realm.id(),
                Optional.of(organization),
                TestRealm.NOW,
                endless,
                "request.denied",
                "GET a\u0000b" + "😀".repeat(400),
                Optional.empty(),
                Optional.empty(),
                Optional.of("forbidden")));

        assertThat(events(scope, AuditQuery.all())).singleElement().satisfies(recorded -> {
            assertThat(recorded.event().target()).startsWith("GET a?b😀").hasSizeLessThanOrEqualTo(512);
            assertThat(recorded.event().actor().client()).hasSize(255);
        });
    }

    @Test
    void filtersNarrow() {
        append(event(organization, 1, ANNA, "member.add"));
        append(event(organization, 2, Actor.server(), "member.remove"));
        append(event(organization, 3, ANNA, "role.assign"));
        append(refusal(organization, 4, ANNA));

        assertThat(actions(from(3))).containsExactly("request.denied", "role.assign");
        assertThat(actions(to(3))).containsExactly("member.remove", "member.add");
        assertThat(actions(action("member."))).containsExactly("member.remove", "member.add");
        assertThat(actions(action("member.add"))).containsExactly("member.add");
        assertThat(actions(action("member"))).isEmpty();
        assertThat(actions(actor("anna"))).containsExactly("request.denied", "role.assign", "member.add");
        assertThat(actions(target("user:2"))).containsExactly("member.remove");
        assertThat(actions(outcome(Outcome.REFUSED))).containsExactly("request.denied");
        assertThat(actions(outcome(Outcome.DONE))).containsExactly("role.assign", "member.remove", "member.add");
    }

    @Test
    void anOrganizationCannotLookForThePeopleOfThePlatform() {
        append(event(organization, 1, PLATFORM, "member.add"));
        append(event(organization, 2, ANNA, "member.add"));

        assertThat(events(scope, actor("root"))).isEmpty();
        assertThat(events(TestScopes.platformIn(realm.id(), organization), actor("root")))
                .hasSize(1);
        assertThat(events(scope, AuditQuery.all())).hasSize(2);
    }

    @Test
    void thePlatformReadsAll_orOneOrganizationThatMayBeGone() {
        OrganizationId gone = new OrganizationId("gone");
        append(event(organization, 1, ANNA, "member.add"));
        append(event(gone, 2, PLATFORM, "organization.delete"));
        append(new AuditEvent(
                realm.id(),
                Optional.empty(),
                at(3),
                PLATFORM,
                "realm.set-up",
                "realm:x",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        assertThat(ofRealm(Optional.empty())).containsExactly("realm.set-up", "organization.delete", "member.add");
        assertThat(ofRealm(Optional.of(gone))).containsExactly("organization.delete");
    }

    @Test
    void aSessionIsKnownByTheOrganizationsItHasEntered() {
        OrganizationId second = realm.organization("Second");
        Actor impersonated = ANNA.impersonatedBy(Optional.of(new UserId("root")));
        append(login(organization, impersonated, "session:s", Optional.empty()));
        append(login(organization, impersonated, "session:s", Optional.empty()));
        append(login(second, ANNA, "session:s", Optional.empty()));
        append(login(realm.organization("Refused"), ANNA, "session:s", Optional.of("no_role")));
        append(login(realm.organization("Other"), ANNA, "session:t", Optional.empty()));

        List<AuditStore.Entry> entered = realm.read(stores -> stores.audit().entered(realm.id(), "s"));

        assertThat(entered)
                .containsExactlyInAnyOrder(
                        new AuditStore.Entry(organization, Optional.of(new UserId("root"))),
                        new AuditStore.Entry(second, Optional.empty()));
    }

    private AuditEvent login(OrganizationId in, Actor actor, String target, Optional<String> error) {
        return new AuditEvent(
                realm.id(),
                Optional.of(in),
                at(1),
                actor,
                AuditEvent.LOGIN,
                target,
                Optional.empty(),
                Optional.empty(),
                error);
    }

    @Test
    void aKeyOfAnotherListIsRefused() {
        PageRequest nonsense = new PageRequest(Optional.of(new PageKey("id", "no time").text()), 10);

        assertRefused(
                OrganizationError.INVALID_VALUE,
                "after",
                () -> realm.run(stores -> stores.auditTrail().events(scope, AuditQuery.all(), nonsense)));
    }

    private List<String> ofRealm(Optional<OrganizationId> only) {
        return realm
                .read(stores -> stores.auditTrail().events(realm.platform(), only, AuditQuery.all(), ALL))
                .items()
                .stream()
                .map(recorded -> recorded.event().action())
                .toList();
    }

    private List<RecordedEvent> events(OrganizationScope in, AuditQuery query) {
        return realm.read(stores -> stores.auditTrail().events(in, query, ALL).items());
    }

    private List<String> actions(AuditQuery query) {
        return events(scope, query).stream()
                .map(recorded -> recorded.event().action())
                .toList();
    }

    private void append(AuditEvent event) {
        realm.run(stores -> stores.audit().append(event));
    }

    private AuditEvent event(OrganizationId in, int second, Actor actor, String action) {
        return new AuditEvent(
                realm.id(),
                Optional.of(in),
                at(second),
                actor,
                action,
                "user:" + second,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private AuditEvent refusal(OrganizationId in, int second, Actor actor) {
        return new AuditEvent(
                realm.id(),
                Optional.of(in),
                at(second),
                actor,
                "request.denied",
                "DELETE members",
                Optional.empty(),
                Optional.empty(),
                Optional.of("forbidden"));
    }

    private static Instant at(int second) {
        return TestRealm.NOW.plusSeconds(second);
    }

    private static AuditQuery from(int second) {
        return new AuditQuery(Optional.of(at(second)), none(), none(), none(), none(), none());
    }

    private static AuditQuery to(int second) {
        return new AuditQuery(none(), Optional.of(at(second)), none(), none(), none(), none());
    }

    private static AuditQuery actor(String user) {
        return new AuditQuery(none(), none(), Optional.of(new UserId(user)), none(), none(), none());
    }

    private static AuditQuery action(String action) {
        return new AuditQuery(none(), none(), none(), Optional.of(action), none(), none());
    }

    private static AuditQuery target(String target) {
        return new AuditQuery(none(), none(), none(), none(), Optional.of(target), none());
    }

    private static AuditQuery outcome(Outcome outcome) {
        return new AuditQuery(none(), none(), none(), none(), none(), Optional.of(outcome));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
