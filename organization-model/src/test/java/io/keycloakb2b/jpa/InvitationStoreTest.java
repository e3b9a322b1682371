package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationFilter;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class InvitationStoreTest {

    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 10);
    private static final String EMAIL = "ada@people.example";

    private final TestRealm realm;
    private final Sample sample;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    InvitationStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        sample = Sample.in(realm, "sample");
        organization = sample.organization();
        scope = realm.scope(organization);
    }

    @Test
    void anInvitationIsReadAsItWasWritten() {
        Invitation written = invited(EMAIL);

        assertThat(found(written.id())).contains(written);
    }

    @Test
    void aForeignScopeSeesAndChangesNothing() {
        Invitation invitation = invited(EMAIL);
        OrganizationId neighbour = realm.organization("Neighbour");
        Map<String, List<String>> before = realm.contents();

        for (OrganizationScope foreign :
                List.of(realm.scope(neighbour), TestScopes.of(realm.sibling().id(), organization))) {
            realm.run(stores -> {
                assertThat(stores.invitations().find(foreign, invitation.id())).isEmpty();
                assertThat(stores.invitations()
                                .list(foreign, InvitationFilter.all(), FIRST)
                                .items())
                        .isEmpty();
                assertThat(stores.invitations()
                                .renew(foreign, invitation.id(), Sample.token().hash(), later(9)))
                        .isFalse();
                assertThat(stores.invitations()
                                .answer(foreign, invitation.id(), InvitationStatus.REVOKED, Optional.empty()))
                        .isFalse();
            });
        }

        assertThat(realm.contents()).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(stores -> stores.invitations()
                        .insert(
                                scope,
                                sample.invitation(neighbour, EMAIL),
                                Sample.token().hash())));
    }

    @Test
    void anAddressHasOnePendingInvitation() {
        invited(EMAIL);

        assertRefused(OrganizationError.ALREADY_EXISTS, "email", () -> invited(EMAIL));
    }

    @Test
    void anAddressIsInvitedAgainOnceTheInvitationIsOver() {
        for (InvitationStatus over :
                List.of(InvitationStatus.ACCEPTED, InvitationStatus.DECLINED, InvitationStatus.REVOKED)) {
            Invitation invitation = invited(EMAIL);
            assertThat(answered(invitation, over)).isTrue();
        }
        Invitation expired = expired(EMAIL);
        Invitation next = invited(EMAIL);

        assertThat(found(expired.id()).orElseThrow().status()).isEqualTo(InvitationStatus.EXPIRED);
        assertThat(found(next.id()).orElseThrow().statusAt(TestRealm.NOW)).isEqualTo(InvitationStatus.PENDING);
    }

    @Test
    void ofTwoWhoInviteAtOnceTheSecondIsRefused() {
        assertThat(TwoTransactions.race(realm, inviting(EMAIL), inviting(EMAIL)))
                .map(refusal -> refusal.error())
                .contains(OrganizationError.ALREADY_EXISTS);
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneDoes() {
        Invitation invitation = invited(EMAIL);
        List<Boolean> answers = new ArrayList<>();

        TwoTransactions.race(
                realm,
                answering(invitation, InvitationStatus.ACCEPTED, answers),
                answering(invitation, InvitationStatus.ACCEPTED, answers));

        assertThat(answers).containsExactly(true, false);
    }

    @Test
    void whoRevokesFirstWins() {
        Invitation invitation = invited(EMAIL);
        List<Boolean> answers = new ArrayList<>();

        TwoTransactions.race(
                realm,
                answering(invitation, InvitationStatus.REVOKED, answers),
                answering(invitation, InvitationStatus.ACCEPTED, answers));

        assertThat(answers).containsExactly(true, false);
        assertThat(found(invitation.id()).orElseThrow().status()).isEqualTo(InvitationStatus.REVOKED);
    }

    @Test
    void whoAcceptsFirstIsNotRevoked() {
        Invitation invitation = invited(EMAIL);
        List<Boolean> answers = new ArrayList<>();

        TwoTransactions.race(
                realm,
                answering(invitation, InvitationStatus.ACCEPTED, answers),
                answering(invitation, InvitationStatus.REVOKED, answers));

        assertThat(answers).containsExactly(true, false);
        Invitation accepted = found(invitation.id()).orElseThrow();
        assertThat(accepted.status()).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(accepted.answeredAt()).contains(TestRealm.NOW);
        assertThat(accepted.answeredBy()).contains(sample.user());
    }

    @Test
    void anExpiredInvitationIsNotAccepted() {
        assertThat(answered(expired(EMAIL), InvitationStatus.ACCEPTED)).isFalse();
    }

    @Test
    void aNewTokenTakesThePlaceOfTheOldOne() {
        InvitationToken old = Sample.token();
        Invitation invitation = sample.invitation(organization, EMAIL);
        realm.run(stores -> stores.invitations().insert(scope, invitation, old.hash()));
        InvitationToken fresh = Sample.token();

        boolean renewed =
                realm.read(stores -> stores.invitations().renew(scope, invitation.id(), fresh.hash(), later(48)));

        assertThat(renewed).isTrue();
        assertThat(ofToken(old)).isEmpty();
        Invitation after = ofToken(fresh).orElseThrow();
        assertThat(after.expiresAt()).isEqualTo(later(48));
        assertThat(after.sent()).isEqualTo(2);
        assertThat(after.terms()).isEqualTo(invitation.terms());
    }

    @Test
    void anExpiredInvitationIsRenewedUnlessAnotherOneIsPending() {
        Invitation first = expired(EMAIL);
        assertThat(renewed(first)).isTrue();
        assertThat(found(first.id()).orElseThrow().statusAt(TestRealm.NOW)).isEqualTo(InvitationStatus.PENDING);

        Invitation second = expired("bob@people.example");
        invited("bob@people.example");
        assertRefused(OrganizationError.ALREADY_EXISTS, "email", () -> renewed(second));
    }

    @Test
    void whatIsOverIsNotRenewed() {
        for (InvitationStatus over :
                List.of(InvitationStatus.ACCEPTED, InvitationStatus.DECLINED, InvitationStatus.REVOKED)) {
            Invitation invitation = invited(EMAIL);
            answered(invitation, over);

            assertThat(renewed(invitation)).isFalse();
        }
    }

    @Test
    void tokensOfAnotherRealmAreNone() {
        InvitationToken token = Sample.token();
        realm.run(stores -> stores.invitations().insert(scope, sample.invitation(organization, EMAIL), token.hash()));

        Optional<Invitation> elsewhere = realm.inSession(session ->
                new DecisionRecords(session).invitation(realm.sibling().id(), token.hash()));

        assertThat(elsewhere).isEmpty();
        assertThat(ofToken(token)).isPresent();
    }

    @Test
    void whatIsPendingForAnAddressIsFoundInEveryOrganization() {
        invited(EMAIL);
        expired("bob@people.example");
        Sample other = Sample.in(realm, "other");
        realm.run(stores -> stores.invitations()
                .insert(
                        realm.scope(other.organization()),
                        other.invitation(other.organization(), EMAIL),
                        Sample.token().hash()));

        assertThat(pendingFor(EMAIL))
                .extracting(Invitation::organization)
                .containsOnly(organization, other.organization());
        assertThat(pendingFor("bob@people.example")).isEmpty();
    }

    @Test
    void listsAreCutIntoPages() {
        for (int i = 0; i < 5; i++) {
            invited("p" + i + "@people.example");
        }
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, 2);
            Page<Invitation> page =
                    realm.read(stores -> stores.invitations().list(scope, InvitationFilter.all(), request));
            page.items().forEach(invitation -> seen.add(invitation.email()));
            after = page.next();
        } while (after.isPresent());

        seen.removeIf(InvitationStoreTest::ofTheSample);
        assertThat(seen)
                .containsExactly(
                        "p0@people.example",
                        "p1@people.example",
                        "p2@people.example",
                        "p3@people.example",
                        "p4@people.example");
    }

    @Test
    void listsAreFilteredByStatusAndAddress() {
        answered(invited("a@people.example"), InvitationStatus.ACCEPTED);
        answered(invited("r@people.example"), InvitationStatus.REVOKED);
        expired("e@people.example");
        invited("p@people.example");

        assertThat(emails(InvitationStatus.PENDING)).containsExactly("p@people.example");
        assertThat(emails(InvitationStatus.EXPIRED)).containsExactly("e@people.example");
        assertThat(emails(InvitationStatus.ACCEPTED)).containsExactly("a@people.example");
        assertThat(emails(InvitationStatus.REVOKED)).containsExactly("r@people.example");
        assertThat(emails(InvitationStatus.DECLINED)).isEmpty();
        InvitationFilter one = new InvitationFilter(Optional.empty(), Optional.of("r@people.example"));
        assertThat(emails(one)).containsExactly("r@people.example");
    }

    @Test
    void whoeverInvitedAndIsGoneInvitedNobody() {
        UserId inviter = realm.member(organization, "inviter");
        Map<String, List<String>> before = realm.contents();
        Invitation plain = sample.invitation(organization, EMAIL);
        insert(new Invitation(
                plain.id(),
                organization,
                EMAIL,
                plain.terms(),
                Optional.of(inviter),
                plain.createdAt(),
                plain.sentAt(),
                plain.expiresAt(),
                1,
                InvitationStatus.PENDING,
                Optional.empty(),
                Optional.empty()));

        realm.run(stores -> stores.removals().userRemoved(realm.id(), inviter));

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void anApplicationThatIsGoneIsNoDestination() {
        Invitation plain = sample.invitation(organization, EMAIL);
        InvitationTerms terms = new InvitationTerms(
                plain.terms().type(),
                plain.terms().roles(),
                plain.terms().teams(),
                Optional.empty(),
                Optional.of(sample.client()),
                Optional.of("https://app.example/in"),
                Optional.of("de"));
        insert(withTerms(plain, terms));

        realm.run(stores -> stores.removals().clientRemoved(realm.id(), sample.client()));

        InvitationTerms after = found(plain.id()).orElseThrow().terms();
        assertThat(after.application()).isEmpty();
        assertThat(after.redirectUri()).isEmpty();
        assertThat(after.roles()).hasSize(1);
    }

    @Test
    void theSweepForgetsWhatHasLongBeenOver() {
        Map<String, List<String>> before = realm.contents();
        Invitation plain = sample.invitation(organization, EMAIL);
        insert(until(plain, TestRealm.NOW.minus(InvitationRows.KEPT).minusMillis(1)));

        int removed = realm.read(stores -> stores.removals().sweep(realm.id()));

        assertThat(removed).isOne();

        assertThat(realm.contents()).isEqualTo(before);
    }

    private Invitation invited(String email) {
        return insert(sample.invitation(organization, email));
    }

    private Invitation expired(String email) {
        return insert(until(sample.invitation(organization, email), TestRealm.NOW));
    }

    private Invitation insert(Invitation invitation) {
        realm.run(stores ->
                stores.invitations().insert(scope, invitation, Sample.token().hash()));
        return invitation;
    }

    private Optional<Invitation> found(InvitationId id) {
        return realm.read(stores -> stores.invitations().find(scope, id));
    }

    private Optional<Invitation> ofToken(InvitationToken token) {
        return realm.inSession(session -> new DecisionRecords(session).invitation(realm.id(), token.hash()));
    }

    private List<Invitation> pendingFor(String email) {
        return realm.inSession(
                session -> new DecisionRecords(session).invitations(realm.id(), email, TestRealm.NOW.toEpochMilli()));
    }

    private boolean renewed(Invitation invitation) {
        return realm.read(stores -> stores.invitations()
                .renew(scope, invitation.id(), Sample.token().hash(), later(1)));
    }

    private boolean answered(Invitation invitation, InvitationStatus answer) {
        return realm.read(stores -> stores.invitations().answer(scope, invitation.id(), answer, Optional.empty()));
    }

    private Consumer<OrganizationStoreProvider> inviting(String email) {
        Invitation invitation = sample.invitation(organization, email);
        return stores ->
                stores.invitations().insert(scope, invitation, Sample.token().hash());
    }

    private Consumer<OrganizationStoreProvider> answering(
            Invitation invitation, InvitationStatus answer, List<Boolean> answers) {
        return stores ->
                answers.add(stores.invitations().answer(scope, invitation.id(), answer, Optional.of(sample.user())));
    }

    private List<String> emails(InvitationStatus status) {
        return emails(new InvitationFilter(Optional.of(status), Optional.empty()));
    }

    private List<String> emails(InvitationFilter filter) {
        return realm.read(stores -> stores.invitations().list(scope, filter, FIRST)).items().stream()
                .map(Invitation::email)
                .filter(email -> !ofTheSample(email))
                .toList();
    }

    private static boolean ofTheSample(String email) {
        return email.endsWith("@sample.example");
    }

    private static Instant later(int hours) {
        return TestRealm.NOW.plus(Duration.ofHours(hours));
    }

    private static Invitation until(Invitation invitation, Instant expiresAt) {
        return new Invitation(
                invitation.id(),
                invitation.organization(),
                invitation.email(),
                invitation.terms(),
                invitation.inviter(),
                invitation.createdAt(),
                invitation.sentAt(),
                expiresAt,
                invitation.sent(),
                invitation.status(),
                invitation.answeredAt(),
                invitation.answeredBy());
    }

    private static Invitation withTerms(Invitation invitation, InvitationTerms terms) {
        return new Invitation(
                invitation.id(),
                invitation.organization(),
                invitation.email(),
                terms,
                invitation.inviter(),
                invitation.createdAt(),
                invitation.sentAt(),
                invitation.expiresAt(),
                invitation.sent(),
                invitation.status(),
                invitation.answeredAt(),
                invitation.answeredBy());
    }
}
