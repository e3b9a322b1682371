package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApiKeyStatus;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** API keys of an organization. Finding one by its secret is {@link DecisionInputsProvider#apiKey}. */
public interface ApiKeyStore {

    void insert(OrganizationScope scope, ApiKey key, ApiKeySecret.Hash secret);

    Optional<ApiKey> find(OrganizationScope scope, ApiKeyId id);

    /** Ordered by name and id; those that are over are among them for a year. */
    Page<ApiKey> list(OrganizationScope scope, Optional<ApiKeyStatus> status, PageRequest page);

    /** How many are good at this moment. */
    long active(OrganizationScope scope);

    /** @return whether there is such a key */
    boolean rename(OrganizationScope scope, ApiKeyId id, String name);

    /** @return whether this call ended it; a key that was ended before stays as it is */
    boolean revoke(OrganizationScope scope, ApiKeyId id);

    /**
     * Makes somebody answer for a key that is good at this moment.
     *
     * @param sponsor empty for the platform
     * @return whether it was so
     */
    boolean adopt(OrganizationScope scope, ApiKeyId id, Optional<UserId> sponsor);

    /**
     * Writes down that a key is used now, unless somebody else is writing it at this moment or did so within {@link
     * ApiKey#USE_RESOLUTION}. Waits for nobody.
     */
    void used(OrganizationScope scope, ApiKeyId id);
}
