package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.SenderScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.RequestStore;
import io.keycloakb2b.spi.RequestStore.Answered;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class RequestStoreTest {

    private static final String KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";

    private final TestRealm realm;
    private final SenderScope caller;

    RequestStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        caller = TestScopes.sender(realm.id(), realm.user("caller"));
    }

    @Test
    void sameKeyFindsTheFirstAnswer() {
        realm.run(stores -> answered(stores, caller, KEY, "{\"größe\":1}"));

        assertThat(claim(caller, KEY)).contains(new Answered("print", 201, "{\"größe\":1}"));
    }

    @Test
    void keysOfOthersOfOtherRealmsAndOfOtherSpellingAreOtherKeys() {
        realm.run(stores -> answered(stores, caller, KEY, "{}"));

        assertThat(claim(caller, KEY.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(claim(TestScopes.sender(realm.id(), new UserId("other")), KEY))
                .isEmpty();
        TestRealm elsewhere = realm.sibling();
        SenderScope namesake = TestScopes.sender(elsewhere.id(), caller.user().orElseThrow());
        Optional<Answered> found =
                elsewhere.read(stores -> stores.requests().claim(namesake, KEY, "print", Optional.empty()));
        assertThat(found).isEmpty();
    }

    @Test
    void whatFailedIsForgotten() {
        try {
            realm.run(stores -> {
                answered(stores, caller, KEY, "{}");
                throw OrganizationError.IN_USE.because("fails");
            });
        } catch (OrganizationException expected) {
            assertThat(expected.error()).isEqualTo(OrganizationError.IN_USE);
        }

        assertThat(claim(caller, KEY)).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneIsDone() {
        Optional<OrganizationException> second = TwoTransactions.race(
                realm,
                stores -> answered(stores, caller, KEY, "first"),
                stores -> answered(stores, caller, KEY, "second"));

        assertThat(second).map(OrganizationException::error).contains(OrganizationError.CONCURRENT_CHANGE);
        assertThat(claim(caller, KEY)).map(Answered::body).contains("first");
    }

    @Test
    void ofManyAtOnceOneIsDone() {
        AtomicInteger done = new AtomicInteger();
        int refusals = ManyThreads.refusals(
                24,
                number -> realm.run(stores -> {
                    if (stores.requests()
                            .claim(caller, KEY, "print", Optional.empty())
                            .isEmpty()) {
                        stores.requests().answer(caller, KEY, 201, "{}");
                        done.incrementAndGet();
                    }
                }));

        assertThat(done).hasValue(1);
        assertThat(refusals).isLessThan(24);
        assertThat(realm.contents().get("B2B_REQUEST")).hasSize(1);
    }

    @Test
    void afterADayTheKeyIsFreeAgain_andTheSweepRemovesIt() {
        realm.run(stores -> answered(stores, caller, KEY, "{}"));
        Duration day = RequestStore.KEPT.plusMillis(1);

        boolean free = realm.inSession(session -> later(session, day)
                .requests()
                .claim(caller, KEY, "print", Optional.empty())
                .isEmpty());
        assertThat(free).isTrue();

        realm.run(stores -> answered(stores, caller, "other", "{}"));
        int early = realm.read(stores -> stores.removals().sweep(realm.id()));
        int late = realm.inSession(session -> later(session, day).removals().sweep(realm.id()));
        assertThat(early).isZero();
        assertThat(late).isPositive();
        assertThat(realm.contents().get("B2B_REQUEST")).hasSize(1);
    }

    @Test
    void answersGoWithThePersonAndWithTheOrganization() {
        OrganizationId organization = realm.organization("Gone");
        realm.run(stores -> {
            stores.requests().claim(caller, KEY, "print", Optional.of(organization));
            stores.requests().answer(caller, KEY, 201, "{}");
            answered(stores, caller, "other", "{}");
        });

        realm.run(stores -> stores.removals().organizationRemoved(realm.id(), organization));
        assertThat(realm.contents().get("B2B_REQUEST")).hasSize(1);
        realm.run(stores ->
                stores.removals().userRemoved(realm.id(), caller.user().orElseThrow()));
        assertThat(realm.contents().get("B2B_REQUEST")).isEmpty();
    }

    private static OrganizationStoreProvider later(EntityManager em, Duration duration) {
        return new JpaOrganizationStoreProvider(
                em, Clock.fixed(TestRealm.NOW.plus(duration), ZoneOffset.UTC), DecisionCacheProvider.none());
    }

    private Optional<Answered> claim(SenderScope scope, String key) {
        return realm.read(stores -> stores.requests().claim(scope, key, "print", Optional.empty()));
    }

    private static void answered(OrganizationStoreProvider stores, SenderScope scope, String key, String body) {
        stores.requests().claim(scope, key, "print", Optional.empty());
        stores.requests().answer(scope, key, 201, body);
    }
}
