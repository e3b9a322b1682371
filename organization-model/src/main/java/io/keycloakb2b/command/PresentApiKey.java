package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApiKeyStatus;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes an API key from whoever presents it, and writes down that it was used. A key opens nothing while nobody answers
 * for it: its sponsor has to have a say in the organization, with an account that is enabled.
 */
public final class PresentApiKey {

    private static final Logger LOGGER = Logger.getLogger(PresentApiKey.class);

    private final CommandContext context;

    public PresentApiKey(CommandContext context) {
        this.context = context;
    }

    /** Empty for whatever is no key that is good at this moment, and never why. */
    public Optional<ApiKey> execute(String presented) {
        Optional<ApiKey> key = recognize(presented);
        key.ifPresent(this::note);
        return key;
    }

    /** The same without a trace. */
    Optional<ApiKey> recognize(String presented) {
        RealmId realm = realm();
        return ApiKeySecret.of(presented)
                .flatMap(secret -> context.inputs().apiKey(realm, secret))
                .filter(key -> key.statusAt(context.now()) == ApiKeyStatus.ACTIVE)
                .filter(key -> answeredFor(realm, key));
    }

    private RealmId realm() {
        return new RealmId(context.realm().getId());
    }

    private boolean answeredFor(RealmId realm, ApiKey key) {
        Optional<OrganizationPath> path = context.inputs().path(realm, key.organization());
        return key.sponsor().map(this::enabled).orElse(true)
                && path.flatMap(found -> access().countingRoles(realm, key, found))
                        .isPresent();
    }

    private boolean enabled(UserId id) {
        UserModel user = context.session().users().getUserById(context.realm(), id.value());
        return user != null && user.isEnabled();
    }

    OrganizationAccess access() {
        return new OrganizationAccess(context.inputs(), Clock.systemUTC());
    }

    /**
     * In a transaction of its own, which is over before the request does anything: two requests with one key never wait
     * for each other. Whether it succeeds is nothing to the request.
     */
    void note(ApiKey key) {
        if (!key.useToBeNoted(context.now())) {
            return;
        }
        RealmId realm = realm();
        try {
            KeycloakModelUtils.runJobInTransaction(
                    context.session().getKeycloakSessionFactory(),
                    session -> session.getProvider(OrganizationStoreProvider.class)
                            .apiKeys()
                            .used(OrganizationAccess.forUsing(realm, key), key.id()));
        } catch (ModelException failure) {
            LOGGER.warnf(failure, "The last use of API key %s could not be written down", key.id());
        }
    }
}
