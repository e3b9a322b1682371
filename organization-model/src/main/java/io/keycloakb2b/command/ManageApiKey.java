package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.OrganizationError;

/** Renames API keys, takes them back, and has owners answer for them. */
public final class ManageApiKey {

    private final CommandContext context;

    public ManageApiKey(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, for foreign and absent alike */
    public ApiKey find(OrganizationScope scope, ApiKeyId id) {
        return context.stores()
                .apiKeys()
                .find(scope, id)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("apiKey", "no such API key"));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code INVALID_VALUE} */
    public ApiKey rename(OrganizationScope scope, ApiKeyId id, String name) {
        ApiKey before = find(scope, id);
        context.stores().apiKeys().rename(scope, id, CreateApiKey.name(name));
        ApiKey after = find(scope, id);
        context.audit(scope, "api-key.update", target(id), before, after);
        return after;
    }

    /**
     * Ends a key for good. One that has been ended before stays as it is.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}
     */
    public void revoke(OrganizationScope scope, ApiKeyId id) {
        ApiKey before = find(scope, id);
        if (context.stores().apiKeys().revoke(scope, id)) {
            context.audit(scope, "api-key.revoke", target(id), before, find(scope, id));
        }
    }

    /**
     * Makes an owner, or the platform, answer for a key, so that it goes on when whoever did so leaves.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} for whoever acts
     *     as somebody else, {@code ALREADY_ANSWERED} for a key that is over
     */
    public ApiKey adopt(OrganizationScope scope, Granter owner, ApiKeyId id) {
        CreateApiKey.requireOneself(scope);
        ApiKey before = find(scope, id);
        if (!context.stores().apiKeys().adopt(scope, id, owner.self())) {
            throw OrganizationError.ALREADY_ANSWERED.because("the API key was revoked, or its time is over");
        }
        ApiKey after = find(scope, id);
        context.audit(scope, "api-key.adopt", target(id), before, after);
        return after;
    }

    static String target(ApiKeyId id) {
        return "api-key:" + id;
    }
}
