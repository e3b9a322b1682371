package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApiKeyStatus;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.ApiKeyStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** API keys of an organization. */
final class JpaApiKeyStore implements ApiKeyStore {

    private static final String OF_ORGANIZATION = " k.realmId = :realm and k.organizationId = :org";
    private static final String ONE = OF_ORGANIZATION + " and k.id = :id";
    private static final String GOOD = " and k.revokedAt is null and (k.expiresAt is null or k.expiresAt > :now)";

    private final Rows rows;
    private final KeysetPages pages;
    private final ApiKeys keys;
    private final Clock clock;

    JpaApiKeyStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.pages = new KeysetPages(rows);
        this.keys = new ApiKeys(rows);
        this.clock = clock;
    }

    @Override
    public void insert(OrganizationScope scope, ApiKey key, ApiKeySecret.Hash secret) {
        Checks.own(scope, key.organization());
        rows.insert(new ApiKeyEntity(scope.realm(), key, secret), Checks::concurrentChange);
        key.roles()
                .forEach(role -> rows.insert(new ApiKeyRoleEntity(scope.realm(), key, role), Checks::concurrentChange));
    }

    @Override
    public Optional<ApiKey> find(OrganizationScope scope, ApiKeyId id) {
        return keys
                .whole(
                        scope.realm(),
                        rows.list("select k from B2bApiKey k where" + ONE, ApiKeyEntity.class, of(scope, id)))
                .stream()
                .findFirst();
    }

    @Override
    public Page<ApiKey> list(OrganizationScope scope, Optional<ApiKeyStatus> status, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        StringBuilder from = new StringBuilder("B2bApiKey k where").append(OF_ORGANIZATION);
        status.ifPresent(wanted -> {
            from.append(condition(wanted));
            if (wanted != ApiKeyStatus.REVOKED) {
                parameters.put("now", clock.millis());
            }
        });
        Page<ApiKeyEntity> found =
                pages.page(from.toString(), "k.name", "k.id", "k", parameters, page, row -> (ApiKeyEntity) row[2]);
        return new Page<>(keys.whole(scope.realm(), found.items()), found.next());
    }

    private static String condition(ApiKeyStatus status) {
        return switch (status) {
            case ACTIVE -> GOOD;
            case EXPIRED -> " and k.revokedAt is null and k.expiresAt <= :now";
            case REVOKED -> " and k.revokedAt is not null";
        };
    }

    @Override
    public long active(OrganizationScope scope) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("now", clock.millis());
        return rows.list("select count(k.id) from B2bApiKey k where" + OF_ORGANIZATION + GOOD, Long.class, parameters)
                .get(0);
    }

    @Override
    public boolean rename(OrganizationScope scope, ApiKeyId id, String name) {
        Map<String, Object> parameters = of(scope, id);
        parameters.put("name", name);
        return rows.execute("update B2bApiKey k set k.name = :name where" + ONE, parameters) > 0;
    }

    @Override
    public boolean revoke(OrganizationScope scope, ApiKeyId id) {
        Map<String, Object> parameters = of(scope, id);
        parameters.put("now", clock.millis());
        return rows.execute(
                        "update B2bApiKey k set k.revokedAt = :now where" + ONE + " and k.revokedAt is null",
                        parameters)
                > 0;
    }

    @Override
    public boolean adopt(OrganizationScope scope, ApiKeyId id, Optional<UserId> sponsor) {
        Map<String, Object> parameters = of(scope, id);
        parameters.put("now", clock.millis());
        sponsor.ifPresent(user -> parameters.put("sponsor", user.value()));
        return rows.execute(
                        "update B2bApiKey k set k.sponsor = " + (sponsor.isPresent() ? ":sponsor" : "null") + " where"
                                + ONE + GOOD,
                        parameters)
                > 0;
    }

    @Override
    public void used(OrganizationScope scope, ApiKeyId id) {
        Map<String, Object> parameters = of(scope, id);
        if (!rows.locksAtOnce("select k from B2bApiKey k where" + ONE, ApiKeyEntity.class, parameters)) {
            return;
        }
        parameters.put("now", clock.millis());
        parameters.put("before", clock.instant().minus(ApiKey.USE_RESOLUTION).toEpochMilli());
        rows.execute(
                "update B2bApiKey k set k.lastUsedAt = :now where" + ONE
                        + " and (k.lastUsedAt is null or k.lastUsedAt <= :before)",
                parameters);
    }

    private static Map<String, Object> of(OrganizationScope scope, ApiKeyId id) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("id", id.value());
        return parameters;
    }
}
