package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.RealmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads API keys with their roles. */
final class ApiKeys {

    private final Rows rows;
    private final CarriedRoles roles;

    ApiKeys(Rows rows) {
        this.rows = rows;
        this.roles = new CarriedRoles(rows, "B2bApiKeyRole", "keyId");
    }

    /** Found by the part that is no secret; what is one is compared here, and its hash goes no further. */
    Optional<ApiKey> of(RealmId realm, ApiKeySecret secret) {
        List<ApiKeyEntity> found = rows
                .list(
                        "select k from B2bApiKey k where k.realmId = :realm and k.prefix = :prefix",
                        ApiKeyEntity.class,
                        Map.of("realm", realm.value(), "prefix", secret.prefix()))
                .stream()
                .filter(entity -> entity.hash().matches(secret.hash()))
                .toList();
        return whole(realm, found).stream().findFirst();
    }

    /** In the order of the entities. */
    List<ApiKey> whole(RealmId realm, List<ApiKeyEntity> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        Map<String, Set<AssignedRole>> given =
                roles.of(realm, entities.stream().map(ApiKeyEntity::id).toList());
        return entities.stream()
                .map(entity -> entity.key(given.getOrDefault(entity.id(), Set.of())))
                .toList();
    }
}
