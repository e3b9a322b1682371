package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApiKeyStatus;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.UserEntity;

@EveryDatabase
final class ApiKeyStoreTest {

    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 10);
    private static final Instant NOW = TestRealm.NOW;

    private final TestRealm realm;
    private final Sample sample;
    private final OrganizationId organization;
    private final OrganizationScope scope;
    private final UserId ann;

    ApiKeyStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        sample = Sample.in(realm, "sample");
        organization = sample.organization();
        scope = realm.scope(organization);
        ann = realm.member(organization, "ann");
    }

    @Test
    void aForeignScopeSeesAndChangesNothing() {
        ApiKey key = made("Key");
        OrganizationId neighbour = realm.organization("Neighbour");
        Map<String, List<String>> before = realm.contents();

        for (OrganizationScope foreign :
                List.of(realm.scope(neighbour), TestScopes.of(realm.sibling().id(), organization))) {
            realm.run(stores -> {
                assertThat(stores.apiKeys().find(foreign, key.id())).isEmpty();
                assertThat(stores.apiKeys()
                                .list(foreign, Optional.empty(), FIRST)
                                .items())
                        .isEmpty();
                assertThat(stores.apiKeys().active(foreign)).isZero();
                assertThat(stores.apiKeys().rename(foreign, key.id(), "Mine")).isFalse();
                assertThat(stores.apiKeys().revoke(foreign, key.id())).isFalse();
                assertThat(stores.apiKeys().adopt(foreign, key.id(), Optional.empty()))
                        .isFalse();
                stores.apiKeys().used(foreign, key.id());
            });
        }

        assertThat(realm.contents()).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(stores -> stores.apiKeys()
                        .insert(scope, sample.apiKey(neighbour), Sample.secret().hash())));
    }

    @Test
    void aKeyIsFoundByItsWholeSecretAndInItsRealmAlone() {
        ApiKeySecret secret = Sample.secret();
        ApiKey key = made(secret, "Key", Optional.empty());
        ApiKeySecret near = ApiKeySecret.of(secret.prefix()
                        + Sample.secret().reveal().substring(secret.prefix().length()))
                .orElseThrow();

        assertThat(of(realm, secret)).contains(key);
        assertThat(of(realm, near)).isEmpty();
        assertThat(of(realm, Sample.secret())).isEmpty();
        assertThat(of(realm.sibling(), secret)).isEmpty();
    }

    @Test
    void neitherTheSecretNorTheWholeKeyIsInTheDatabase() {
        ApiKeySecret secret = Sample.secret();
        made(secret, "Key", Optional.empty());

        assertThat(realm.contents().get("B2B_API_KEY"))
                .anyMatch(row -> row.contains(secret.hash().value()))
                .noneMatch(row ->
                        row.contains(secret.reveal().substring(secret.prefix().length() + 1)));
    }

    @Test
    void aKeyIsReadAsItWasWritten_withWhatItsRolesHoldNow() {
        ApiKey key = given(
                "Clerk",
                new AssignedRole.OrganizationRole(sample.customRole()),
                new AssignedRole.OrganizationRole(BuiltInRole.MEMBER_MANAGER),
                new AssignedRole.AppRole(sample.client(), sample.role()));

        assertThat(found(key)).contains(key);
    }

    @Test
    void aCustomRoleThatIsGoneIsTakenFromTheKey() {
        ApiKey key = given("Clerk", new AssignedRole.OrganizationRole(sample.customRole()));

        realm.run(stores -> stores.organizationRoles().remove(scope, sample.customRole()));

        assertThat(found(key).orElseThrow().roles()).isEmpty();
        assertThat(realm.contents().get("B2B_API_KEY_ROLE"))
                .noneMatch(row -> row.contains(key.id().value()));
    }

    @Test
    void aKeyIsRevokedOnceAndForGood() {
        ApiKey key = made("Key");

        assertThat(revoked(key)).isTrue();
        assertThat(revoked(key)).isFalse();

        assertThat(found(key).orElseThrow().revokedAt()).contains(NOW);
        assertThat(adopted(key, Optional.of(ann))).isFalse();
        assertThat(found(key).orElseThrow().statusAt(NOW)).isEqualTo(ApiKeyStatus.REVOKED);
    }

    @Test
    void ofTwoWhoRevokeAtOnceOneDoes() {
        ApiKey key = made("Key");
        List<Boolean> answers = new ArrayList<>();

        TwoTransactions.race(
                realm,
                stores -> answers.add(stores.apiKeys().revoke(scope, key.id())),
                stores -> answers.add(stores.apiKeys().revoke(scope, key.id())));

        assertThat(answers).containsExactly(true, false);
    }

    @Test
    void whoeverAdoptsAKeyAnswersForIt_andWhoeverMadeItStaysInIt() {
        ApiKey key = sponsored("Key");

        assertThat(adopted(key, Optional.of(sample.user()))).isTrue();
        assertThat(found(key).orElseThrow().sponsor()).contains(sample.user());
        assertThat(found(key).orElseThrow().creator()).contains(ann);
        assertThat(adopted(key, Optional.empty())).isTrue();
        assertThat(found(key).orElseThrow().sponsor()).isEmpty();
    }

    @Test
    void anExpiredKeyIsAdoptedByNobody() {
        assertThat(adopted(expired("Old"), Optional.of(ann))).isFalse();
    }

    @Test
    void aUseIsWrittenOnceAMinute() {
        ApiKey key = made("Key");

        realm.run(stores -> stores.apiKeys().used(scope, key.id()));
        Map<String, List<String>> once = realm.contents();
        realm.run(stores -> stores.apiKeys().used(scope, key.id()));

        assertThat(found(key).orElseThrow().lastUsedAt()).contains(NOW);
        assertThat(realm.contents()).isEqualTo(once);
    }

    @Test
    void aUseDoesNotWaitForWhoeverHoldsTheKey() {
        ApiKey key = made("Key");

        realm.run(stores -> {
            stores.apiKeys().rename(scope, key.id(), "Renamed");
            realm.run(other -> other.apiKeys().used(scope, key.id()));
        });

        assertThat(found(key).orElseThrow().lastUsedAt()).isEmpty();
        assertThat(found(key).orElseThrow().name()).isEqualTo("Renamed");
    }

    @Test
    void whoLeavesTakesTheirKeysAlong_butOnlyOfThisOrganization() {
        ApiKey anns = sponsored("Anns");
        ApiKey others = made("Others");
        Sample elsewhere = Sample.in(realm, "elsewhere");
        ApiKey anywhere = inserted(
                realm.scope(elsewhere.organization()), key(elsewhere, "There", Optional.of(ann)), Sample.secret());

        realm.run(stores -> stores.removals().memberLeft(realm.id(), organization, ann));

        ApiKey after = found(anns).orElseThrow();
        assertThat(after.statusAt(NOW)).isEqualTo(ApiKeyStatus.REVOKED);
        assertThat(after.sponsor()).isEmpty();
        assertThat(after.creator()).contains(ann);
        assertThat(found(others)).contains(others);
        Optional<ApiKey> there =
                realm.read(stores -> stores.apiKeys().find(realm.scope(elsewhere.organization()), anywhere.id()));
        assertThat(there).contains(anywhere);
    }

    @Test
    void anAdoptedKeyOutlivesWhoeverMadeIt() {
        ApiKey key = sponsored("Key");
        adopted(key, Optional.of(sample.user()));

        realm.run(stores -> stores.removals().memberLeft(realm.id(), organization, ann));

        assertThat(found(key).orElseThrow().statusAt(NOW)).isEqualTo(ApiKeyStatus.ACTIVE);
    }

    @Test
    void aUserWhoIsRemovedIsNoLongerNamed_andTheirKeysAreOver() {
        ApiKey key = sponsored("Key");
        ApiKey adopted = sponsored("Adopted");
        adopted(adopted, Optional.empty());

        realm.run(stores -> stores.removals().userRemoved(realm.id(), ann));

        assertThat(found(key).orElseThrow().statusAt(NOW)).isEqualTo(ApiKeyStatus.REVOKED);
        assertThat(found(adopted).orElseThrow().statusAt(NOW)).isEqualTo(ApiKeyStatus.ACTIVE);
        assertThat(realm.contents().get("B2B_API_KEY")).noneMatch(row -> row.contains(ann.value()));
    }

    @Test
    void theSweepEndsKeysOfUsersWhoVanished() {
        ApiKey key = sponsored("Key");
        realm.inSession(session -> {
            session.createMutationQuery("delete from UserGroupMembershipEntity m where m.user.id = :user")
                    .setParameter("user", ann.value())
                    .executeUpdate();
            return session;
        });
        realm.delete(UserEntity.class, ann.value());

        assertThat(swept()).isPositive();

        assertThat(found(key).orElseThrow().statusAt(NOW)).isEqualTo(ApiKeyStatus.REVOKED);
        assertThat(realm.contents().get("B2B_API_KEY")).noneMatch(row -> row.contains(ann.value()));
        assertThat(swept()).isZero();
    }

    @Test
    void theSweepForgetsKeysThatHaveLongBeenOver() {
        ApiKey old = inserted(
                scope,
                with(
                        key(sample, "Old", Optional.empty()),
                        NOW.minus(ApiKeyRows.KEPT).minusMillis(1)),
                Sample.secret());
        ApiKey younger = inserted(
                scope, with(key(sample, "Younger", Optional.empty()), NOW.minus(ApiKeyRows.KEPT)), Sample.secret());

        assertThat(swept()).isEqualTo(1);

        assertThat(found(old)).isEmpty();
        assertThat(found(younger)).isPresent();
    }

    @Test
    void listsAreCutIntoPagesAndFilteredByStatus() {
        for (String name : List.of("C", "A", "B")) {
            made(name);
        }
        revoked(made("R"));
        expired("E");

        assertThat(names(Optional.of(ApiKeyStatus.ACTIVE))).startsWith("A", "B", "C");
        assertThat(names(Optional.of(ApiKeyStatus.REVOKED))).containsExactly("R");
        assertThat(names(Optional.of(ApiKeyStatus.EXPIRED))).containsExactly("E");
        assertThat(names(Optional.empty())).contains("A", "B", "C", "R", "E");
        // the sample has one of its own
        assertThat((long) realm.read(stores -> stores.apiKeys().active(scope))).isEqualTo(4);
    }

    private List<String> names(Optional<ApiKeyStatus> status) {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, 2);
            Page<ApiKey> page = realm.read(stores -> stores.apiKeys().list(scope, status, request));
            page.items().forEach(key -> names.add(key.name()));
            after = page.next();
        } while (after.isPresent());
        return names;
    }

    private ApiKey made(String name) {
        return made(Sample.secret(), name, Optional.empty());
    }

    private ApiKey made(ApiKeySecret secret, String name, Optional<UserId> sponsor) {
        return inserted(scope, key(sample, name, sponsor), secret);
    }

    private ApiKey sponsored(String name) {
        return made(Sample.secret(), name, Optional.of(ann));
    }

    private ApiKey expired(String name) {
        return inserted(scope, with(key(sample, name, Optional.empty()), NOW), Sample.secret());
    }

    private ApiKey given(String name, AssignedRole... roles) {
        ApiKey key = key(sample, name, Optional.empty());
        return inserted(
                scope,
                new ApiKey(
                        key.id(),
                        key.organization(),
                        name,
                        key.prefix(),
                        Set.of(roles),
                        key.creator(),
                        key.sponsor(),
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Sample.secret());
    }

    private static ApiKey key(Sample sample, String name, Optional<UserId> sponsor) {
        ApiKey key = sample.apiKey(sample.organization());
        return new ApiKey(
                key.id(),
                key.organization(),
                name,
                key.prefix(),
                key.roles(),
                sponsor,
                sponsor,
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(1))),
                Optional.empty(),
                Optional.empty());
    }

    private static ApiKey with(ApiKey key, Instant expiresAt) {
        return new ApiKey(
                key.id(),
                key.organization(),
                key.name(),
                key.prefix(),
                key.roles(),
                key.creator(),
                key.sponsor(),
                key.createdAt(),
                Optional.of(expiresAt),
                Optional.empty(),
                Optional.empty());
    }

    /** Under the prefix of the secret. */
    private ApiKey inserted(OrganizationScope into, ApiKey key, ApiKeySecret secret) {
        ApiKey prefixed = new ApiKey(
                key.id(),
                key.organization(),
                key.name(),
                secret.prefix(),
                key.roles(),
                key.creator(),
                key.sponsor(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt());
        realm.run(stores -> stores.apiKeys().insert(into, prefixed, secret.hash()));
        return prefixed;
    }

    private Optional<ApiKey> found(ApiKey key) {
        return realm.read(stores -> stores.apiKeys().find(scope, key.id()));
    }

    private static Optional<ApiKey> of(TestRealm realm, ApiKeySecret secret) {
        return realm.inSession(session -> new DecisionRecords(session).apiKey(realm.id(), secret));
    }

    private boolean revoked(ApiKey key) {
        return realm.read(stores -> stores.apiKeys().revoke(scope, key.id()));
    }

    private boolean adopted(ApiKey key, Optional<UserId> sponsor) {
        return realm.read(stores -> stores.apiKeys().adopt(scope, key.id(), sponsor));
    }

    private int swept() {
        return realm.read(stores -> stores.removals().sweep(realm.id()));
    }
}
