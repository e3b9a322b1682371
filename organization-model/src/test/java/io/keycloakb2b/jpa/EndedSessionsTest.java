package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Since when sessions count: written beside everything else, for nobody else, and never back. */
@EveryDatabase
final class EndedSessionsTest {

    private static final Instant LATER = TestRealm.NOW.plusMillis(1);

    private final TestRealm realm;
    private final OrganizationId here;
    private final OrganizationId there;
    private final OrganizationScope scope;
    private final UserId recorded;
    private final UserId unrecorded;

    EndedSessionsTest(TestDatabase database) {
        realm = new TestRealm(database);
        here = realm.organization("Here");
        there = realm.organization("There");
        scope = realm.scope(here);
        recorded = realm.member(here, "recorded");
        unrecorded = realm.member(here, "unrecorded");
        realm.join(recorded, TestRealm.group(there));
        realm.run(stores -> stores.members()
                .put(scope, Membership.employee(here, recorded).withStatus(MembershipStatus.SUSPENDED)));
    }

    @Test
    void endsThoseOfOneMemberInOneOrganization() {
        end(scope, new Principal.Member(recorded), TestRealm.NOW);

        assertThat(membership(here, recorded))
                .isEqualTo(Membership.employee(here, recorded)
                        .withStatus(MembershipStatus.SUSPENDED)
                        .withSessionsEndedBefore(TestRealm.NOW));
        assertThat(since(there, recorded)).isEmpty();
        assertThat(since(here, unrecorded)).isEmpty();
    }

    @Test
    void endsThoseOfAMemberWithoutARecord() {
        end(scope, new Principal.Member(unrecorded), TestRealm.NOW);

        assertThat(membership(here, unrecorded))
                .isEqualTo(Membership.employee(here, unrecorded).withSessionsEndedBefore(TestRealm.NOW));
    }

    @Test
    void whatWasEndedStaysEnded() {
        for (UserId user : List.of(recorded, unrecorded)) {
            end(scope, new Principal.Member(user), LATER);
            end(scope, new Principal.Member(user), TestRealm.NOW);

            assertThat(since(here, user)).contains(LATER);
        }
    }

    @Test
    void endsThoseOfEverybodyInATeamAndOfNobodyElse() {
        TeamId team = realm.team(here);
        UserId outside = realm.member(here, "outside");
        realm.join(recorded, team.value());
        realm.join(unrecorded, team.value());

        end(scope, new Principal.Team(team), TestRealm.NOW);
        end(scope, new Principal.Team(team), LATER);

        assertThat(since(here, recorded)).contains(LATER);
        assertThat(since(here, unrecorded)).contains(LATER);
        assertThat(since(here, outside)).isEmpty();
        assertThat(since(there, recorded)).isEmpty();
    }

    @Test
    void aTeamOfAnotherOrganizationEndsNothing() {
        TeamId theirs = realm.team(there);
        realm.join(recorded, theirs.value());
        realm.join(unrecorded, theirs.value());
        var before = realm.contents();

        end(scope, new Principal.Team(theirs), TestRealm.NOW);

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void aSubtreeIsTheOrganizationWithAllBelowIt() {
        OrganizationId below = realm.organization("Below");
        OrganizationId deeper = realm.organization("Deeper");
        realm.run(stores -> {
            stores.hierarchy().insertChild(realm.scope(there), OrganizationNode.root(here), 9);
            stores.hierarchy().insertChild(scope, OrganizationNode.root(below), 9);
            stores.hierarchy().insertChild(realm.scope(below), OrganizationNode.root(deeper), 9);
            stores.hierarchy().endSessionsBefore(realm.scope(deeper), LATER);
        });

        realm.run(stores -> stores.hierarchy().endSubtreeSessionsBefore(scope, TestRealm.NOW));

        assertThat(ended(here)).contains(TestRealm.NOW);
        assertThat(ended(below)).contains(TestRealm.NOW);
        assertThat(ended(deeper)).contains(LATER);
        assertThat(ended(there)).isEmpty();
    }

    @Test
    void anOrganizationWithoutARecordIsASubtreeOfOne() {
        realm.run(stores -> stores.hierarchy().endSubtreeSessionsBefore(scope, TestRealm.NOW));

        assertThat(ended(here)).contains(TestRealm.NOW);
    }

    private void end(OrganizationScope where, Principal whose, Instant moment) {
        realm.run(stores -> stores.members().endSessionsBefore(where, whose, moment));
    }

    private Optional<Instant> since(OrganizationId organization, UserId user) {
        return membership(organization, user).sessionsNotBefore();
    }

    private Membership membership(OrganizationId organization, UserId user) {
        return records(records -> records.membership(realm.id(), organization, user))
                .orElseThrow();
    }

    private Optional<Instant> ended(OrganizationId organization) {
        return records(records -> records.sessionsNotBefore(realm.id(), organization));
    }

    private <T> T records(java.util.function.Function<DecisionRecords, T> question) {
        return realm.inSession(session -> question.apply(new DecisionRecords(session)));
    }
}
