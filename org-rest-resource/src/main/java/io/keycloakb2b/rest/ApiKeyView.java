package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApiKeyStatus;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/**
 * An API key as it leaves.
 *
 * @param key the whole key, in the answer to whoever makes it and never again
 * @param prefix what the key begins with, to tell it from others
 * @param createdBy absent where it was the platform
 * @param sponsor who answers for it; absent where the platform does, and where it was ended because they left
 * @param lastUsedAt to the minute or so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ApiKeyView(
        String id,
        String name,
        @About("The whole key, in the first answer to whoever makes it and never again") Optional<String> key,
        @About("What the key begins with") String prefix,
        @About(words = ApiKeyStatus.class) String status,
        List<CarriedRoleView> roles,
        Optional<String> createdBy,
        @About("Who answers for it: it never does more than they may") Optional<String> sponsor,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    static ApiKeyView of(KeycloakSession session, ApiKey key) {
        return of(session, key, Optional.empty());
    }

    static ApiKeyView revealed(KeycloakSession session, ApiKey key, ApiKeySecret secret) {
        return of(session, key, Optional.of(secret.reveal()));
    }

    private static ApiKeyView of(KeycloakSession session, ApiKey key, Optional<String> revealed) {
        return new ApiKeyView(
                key.id().value(),
                key.name(),
                revealed,
                key.prefix(),
                Fields.word(key.statusAt(Instant.ofEpochMilli(Time.currentTimeMillis()))),
                key.roles().stream()
                        .map(role -> CarriedRoleView.of(session, role))
                        .sorted(CarriedRoleView.ORDER)
                        .toList(),
                key.creator().map(UserId::value),
                key.sponsor().map(UserId::value),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt());
    }
}
