package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class JoinRequestStoreTest {

    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 10);

    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;
    private final UserId ada;

    JoinRequestStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Open");
        scope = realm.scope(organization);
        ada = realm.user("ada");
    }

    @Test
    void aRequestIsReadAsItWasWritten() {
        JoinRequest request = asked(ada);

        assertThat(found(request)).contains(request);
        assertThat(mine(ada)).containsExactly(request);
    }

    @Test
    void aForeignScopeSeesAndChangesNothing() {
        JoinRequest request = asked(ada);
        OrganizationId neighbour = realm.organization("Neighbour");
        Map<String, List<String>> before = realm.contents();

        for (OrganizationScope foreign :
                List.of(realm.scope(neighbour), TestScopes.of(realm.sibling().id(), organization))) {
            realm.run(stores -> {
                assertThat(stores.joinRequests().find(foreign, request.id())).isEmpty();
                assertThat(stores.joinRequests().newest(foreign, ada)).isEmpty();
                assertThat(stores.joinRequests()
                                .list(foreign, Optional.empty(), FIRST)
                                .items())
                        .isEmpty();
                assertThat(stores.joinRequests()
                                .answer(foreign, request.id(), JoinRequestStatus.APPROVED, Optional.empty()))
                        .isFalse();
            });
        }

        assertThat(realm.contents()).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(stores ->
                        stores.joinRequests().insert(scope, JoinRequest.pending(neighbour, ada, TestRealm.NOW))));
    }

    @Test
    void aPersonHasOnePendingRequest() {
        JoinRequest first = asked(ada);
        assertRefused(OrganizationError.ALREADY_EXISTS, () -> asked(ada));

        assertThat(answered(first, JoinRequestStatus.REJECTED)).isTrue();
        JoinRequest second = asked(ada, Duration.ofMinutes(2));

        Optional<JoinRequest> newest =
                realm.read(stores -> stores.joinRequests().newest(scope, ada));
        assertThat(newest).contains(second);
        assertThat(found(first).orElseThrow().status()).isEqualTo(JoinRequestStatus.REJECTED);
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneDoes() {
        JoinRequest request = asked(ada);
        List<Boolean> answers = new ArrayList<>();

        TwoTransactions.race(
                realm,
                answering(request, JoinRequestStatus.APPROVED, answers),
                answering(request, JoinRequestStatus.REJECTED, answers));

        assertThat(answers).containsExactly(true, false);
        assertThat(found(request).orElseThrow().status()).isEqualTo(JoinRequestStatus.APPROVED);
    }

    @Test
    void requestsAreListedTheOldestFirst() {
        JoinRequest late = asked(realm.user("late"), Duration.ofDays(1));
        JoinRequest early = asked(realm.user("early"), Duration.ZERO);
        answered(early, JoinRequestStatus.WITHDRAWN);

        assertThat(listed(Optional.empty())).containsExactly(early.id(), late.id());
        assertThat(listed(Optional.of(JoinRequestStatus.PENDING))).containsExactly(late.id());
    }

    @Test
    void whoIsGoneHasAskedNothing() {
        asked(ada);

        realm.run(stores -> stores.removals().userRemoved(realm.id(), ada));

        assertThat(mine(ada)).isEmpty();
    }

    private JoinRequest asked(UserId user) {
        return asked(user, Duration.ofMinutes(1));
    }

    private JoinRequest asked(UserId user, Duration later) {
        JoinRequest request = JoinRequest.pending(organization, user, TestRealm.NOW.plus(later));
        realm.run(stores -> stores.joinRequests().insert(scope, request));
        return request;
    }

    private List<JoinRequestId> listed(Optional<JoinRequestStatus> status) {
        Page<JoinRequest> page = realm.read(stores -> stores.joinRequests().list(scope, status, FIRST));
        return page.items().stream().map(JoinRequest::id).toList();
    }

    private Optional<JoinRequest> found(JoinRequest request) {
        return realm.read(stores -> stores.joinRequests().find(scope, request.id()));
    }

    private List<JoinRequest> mine(UserId user) {
        return realm.inSession(session -> new DecisionRecords(session).joinRequests(realm.id(), user));
    }

    private boolean answered(JoinRequest request, JoinRequestStatus answer) {
        return realm.read(stores -> stores.joinRequests().answer(scope, request.id(), answer, Optional.empty()));
    }

    private Consumer<OrganizationStoreProvider> answering(
            JoinRequest request, JoinRequestStatus answer, List<Boolean> answers) {
        return stores -> answers.add(stores.joinRequests().answer(scope, request.id(), answer, Optional.of(ada)));
    }
}
