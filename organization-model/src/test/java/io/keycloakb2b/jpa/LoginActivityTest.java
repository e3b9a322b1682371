package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.audit.Activity;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.Days;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.SubtreeStore.Extent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** {@code top} above {@code open} and {@code closed}, which keeps administrators out; a stranger beside them. */
@EveryDatabase
final class LoginActivityTest {

    private static final Days THREE_DAYS = new Days(LocalDate.parse("2026-02-27"), LocalDate.parse("2026-03-01"));
    private static final String NOON = "2026-02-28T12:00:00Z";

    private final TestRealm realm;
    private final OrganizationId top;
    private final OrganizationId open;
    private final OrganizationId closed;
    private final OrganizationId stranger;

    LoginActivityTest(TestDatabase database) {
        realm = new TestRealm(database);
        top = realm.organization("A top");
        open = realm.organization("B open");
        closed = realm.organization("C closed");
        stranger = realm.organization("D stranger");
        child(OrganizationNode.root(open));
        child(OrganizationNode.root(closed).withAdminInheritance(AdminInheritance.EXPLICIT));
    }

    @Test
    void daysAreThoseOfUtc_toTheMillisecond() {
        login(top, "early", "2026-02-26T23:59:59.999Z");
        login(top, "ann", "2026-02-27T00:00:00Z");
        login(top, "ann", "2026-02-27T23:59:59.999Z");
        login(top, "ben", "2026-02-28T00:00:00Z");
        login(top, "cid", "2026-03-01T23:59:59.999Z");
        login(top, "late", "2026-03-02T00:00:00Z");

        assertThat(days(top, Extent.ALONE)).containsExactly(day(27, 2, 1), day(28, 1, 1), dayOfMarch(1, 1));
    }

    @Test
    void peopleCountOnceADayAndOnceOverAllDays_howeverOftenTheySignIn() {
        login(top, "ann", "2026-02-27T08:00:00Z");
        login(top, "ben", "2026-02-27T09:00:00Z");
        login(top, "ann", "2026-02-27T10:00:00Z");
        login(top, "ann", NOON);

        Activity activity = activity(top, Extent.ALONE);

        assertThat(activity.days())
                .extracting(Activity.Day::logins, Activity.Day::people)
                .containsExactly(Assertions.tuple(3L, 2L), Assertions.tuple(1L, 1L), Assertions.tuple(0L, 0L));
        assertThat(activity.people()).isEqualTo(2);
        assertThat(activity.logins()).isEqualTo(4);
    }

    @Test
    void onePersonInTwoOrganizationsOfTheSubtreeIsOne() {
        login(top, "ann", NOON);
        login(open, "ann", NOON);
        login(open, "ben", NOON);

        assertThat(days(top, Extent.INHERITING)).contains(day(28, 3, 2));
        assertThat(activity(top, Extent.INHERITING).people()).isEqualTo(2);
        assertThat(days(top, Extent.ALONE)).contains(day(28, 1, 1));
    }

    @Test
    void organizationsThatKeepAdministratorsOutCountForThePlatformAlone() {
        login(closed, "dan", NOON);

        assertThat(activity(top, Extent.INHERITING).logins()).isZero();
        assertThat(activity(top, Extent.INHERITING).people()).isZero();
        assertThat(activity(top, Extent.WHOLE).logins()).isEqualTo(1);
        assertThat(activity(closed, Extent.INHERITING).logins()).isEqualTo(1);
    }

    @Test
    void otherBranchesAndOtherRealmsCountForNothing() {
        login(stranger, "eve", NOON);
        login(open, "ben", NOON);

        TestRealm sibling = realm.sibling();
        assertThat(activity(stranger, Extent.WHOLE).people()).isEqualTo(1);
        for (Extent extent : Extent.values()) {
            assertThat(activity(closed, extent).logins()).isZero();
            Activity foreign = sibling.read(
                    stores -> stores.subtrees().activity(TestScopes.of(sibling.id(), open), extent, THREE_DAYS));
            assertThat(foreign).isEqualTo(Activity.of(THREE_DAYS, List.of(), 0));
        }
    }

    @Test
    void onlyPeopleWhoGotInThemselvesCount() {
        Actor ann = person("ann");
        append(top, ann, AuditEvent.LOGIN, NOON, Optional.of("invalid_user_credentials"));
        append(top, ann.impersonatedBy(Optional.of(new UserId("root"))), AuditEvent.LOGIN, NOON, Optional.empty());
        append(top, ann, "session.logout", NOON, Optional.empty());
        append(top, ann, "member.add", NOON, Optional.empty());

        assertThat(activity(top, Extent.WHOLE)).isEqualTo(Activity.of(THREE_DAYS, List.of(), 0));
    }

    @Test
    void loginOfSomebodyWhoIsNotNamedIsALogin_andNoPerson() {
        append(
                top,
                new Actor(Optional.empty(), "customers", "portal", "192.0.2.1"),
                AuditEvent.LOGIN,
                NOON,
                Optional.empty());

        assertThat(days(top, Extent.ALONE)).contains(day(28, 1, 0));
    }

    @Test
    void statementsAreAsManyForAYearAsForADay() {
        for (int i = 0; i < 20; i++) {
            login(i % 2 == 0 ? top : open, "person-" + i, "2026-02-" + (10 + i % 18) + "T12:00:00Z");
        }
        Days day = new Days(LocalDate.parse("2026-02-10"), LocalDate.parse("2026-02-10"));
        Days year = new Days(LocalDate.parse("2025-03-02"), LocalDate.parse("2026-03-01"));

        assertThat(statements(year)).isEqualTo(statements(day)).isLessThanOrEqualTo(3);
    }

    private long statements(Days days) {
        return realm.statements(stores -> stores.subtrees().activity(realm.scope(top), Extent.INHERITING, days));
    }

    private Activity activity(OrganizationId organization, Extent extent) {
        return realm.read(stores -> stores.subtrees().activity(realm.scope(organization), extent, THREE_DAYS));
    }

    private List<Tuple> days(OrganizationId organization, Extent extent) {
        return activity(organization, extent).days().stream()
                .map(day -> Assertions.tuple(day.day(), day.logins(), day.people()))
                .toList();
    }

    private static Tuple day(int ofFebruary, long logins, long people) {
        return Assertions.tuple(LocalDate.of(2026, 2, ofFebruary), logins, people);
    }

    private static Tuple dayOfMarch(long logins, long people) {
        return Assertions.tuple(LocalDate.of(2026, 3, 1), logins, people);
    }

    private void login(OrganizationId in, String who, String when) {
        append(in, person(who), AuditEvent.LOGIN, when, Optional.empty());
    }

    private static Actor person(String name) {
        return new Actor(Optional.of(new UserId(name)), "customers", "portal", "192.0.2.1");
    }

    private void append(OrganizationId in, Actor actor, String action, String when, Optional<String> error) {
        realm.run(stores -> stores.audit()
                .append(new AuditEvent(
                        realm.id(),
                        Optional.of(in),
                        Instant.parse(when),
                        actor,
                        action,
                        "session:s",
                        Optional.empty(),
                        Optional.empty(),
                        error)));
    }

    private void child(OrganizationNode child) {
        realm.run(
                stores -> stores.hierarchy().insertChild(realm.scope(top), child, OrganizationTree.DEFAULT_MAX_DEPTH));
    }
}
