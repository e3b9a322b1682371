package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Makes an API key. Whoever makes it answers for it from then on, and gives it no more than they might give a member. */
public final class CreateApiKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CommandContext context;

    public CreateApiKey(CommandContext context) {
        this.context = context;
    }

    /**
     * A new key.
     *
     * @param secret to be shown to whoever made the key; it can never be had again
     */
    public record Created(ApiKey key, ApiKeySecret secret) {}

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code FORBIDDEN}, {@code
     *     ESCALATION}, {@code ROLE_OUTSIDE_CEILING}, {@code TOO_MANY}
     */
    public Created execute(OrganizationScope scope, Granter granter, ApiKeyDraft draft) {
        requireOneself(scope);
        String name = name(draft.name());
        RoleGifts gifts = new RoleGifts(new Ceilings(context, scope), granter);
        draft.roles().forEach(role -> requireGivable(gifts, role));
        Instant now = context.now();
        draft.expiresAt().ifPresent(end -> requireInReach(now, end));
        requireRoom(scope);
        ApiKeySecret secret = ApiKeySecret.random(RANDOM);
        ApiKey key = new ApiKey(
                ApiKeyId.at(now),
                scope.organization(),
                name,
                secret.prefix(),
                draft.roles(),
                granter.self(),
                granter.self(),
                now,
                draft.expiresAt(),
                Optional.empty(),
                Optional.empty());
        context.stores().apiKeys().insert(scope, key, secret.hash());
        context.audit(scope, "api-key.create", ManageApiKey.target(key.id()), null, key);
        return new Created(key, secret);
    }

    /**
     * A key outlives the session in which an administrator acts as somebody else.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code FORBIDDEN}
     */
    static void requireOneself(OrganizationScope scope) {
        if (scope.actor().impersonator().isPresent()) {
            throw OrganizationError.FORBIDDEN.because("whoever acts as somebody else answers for no API key");
        }
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} */
    static String name(String text) {
        return OrganizationDraft.requireText("name", text, ApiKey.MAX_NAME);
    }

    private static void requireGivable(RoleGifts gifts, AssignedRole role) {
        gifts.require(role);
        if (role instanceof AssignedRole.OrganizationRole organizationRole
                && organizationRole.role().equals(BuiltInRole.OWNER)) {
            throw OrganizationError.ESCALATION.on("roles", "an API key is no owner");
        }
    }

    private static void requireInReach(Instant now, Instant end) {
        if (!end.isAfter(now) || end.isAfter(now.plus(ApiKey.MAX_LIFETIME))) {
            throw OrganizationError.INVALID_VALUE.on(
                    "expiresAt",
                    "must lie in the future, and at most " + ApiKey.MAX_LIFETIME.toDays() + " days from now");
        }
    }

    /** Held until the end of the transaction, so that two who make one at once do not pass the limit together. */
    private void requireRoom(OrganizationScope scope) {
        context.stores().hierarchy().lock(scope);
        if (context.stores().apiKeys().active(scope) >= ApiKey.MAX_ACTIVE) {
            throw OrganizationError.TOO_MANY.because("there are " + ApiKey.MAX_ACTIVE + " active API keys already");
        }
    }
}
