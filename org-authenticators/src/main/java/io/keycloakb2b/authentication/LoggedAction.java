package io.keycloakb2b.authentication;

import java.util.Arrays;
import java.util.Optional;
import org.keycloak.events.Event;

/**
 * What of Keycloak's events an organization's log holds. Every refresh of a token would drown the rest, so only those
 * that are refused are there.
 */
enum LoggedAction {
    LOGIN("session.login", false),
    LOGOUT("session.logout", false),
    CODE_TO_TOKEN("session.token", true),
    REFRESH_TOKEN("session.refresh", true),
    UPDATE_CREDENTIAL("credential.update", false),
    REMOVE_CREDENTIAL("credential.remove", false),
    RESET_PASSWORD("credential.reset", false),
    REGISTER("account.register", false),
    IDENTITY_PROVIDER_LOGIN("identity-provider.login", false),
    IDENTITY_PROVIDER_FIRST_LOGIN("identity-provider.first-login", false),
    FEDERATED_IDENTITY_LINK("identity-provider.link", false);

    private static final String FAILED = "_ERROR";

    private final String word;
    private final boolean refusalsOnly;

    LoggedAction(String word, boolean refusalsOnly) {
        this.word = word;
        this.refusalsOnly = refusalsOnly;
    }

    String word() {
        return word;
    }

    static Optional<LoggedAction> of(Event event) {
        String type = event.getType().name();
        return Arrays.stream(values())
                .filter(action ->
                        type.equals(action.name() + FAILED) || (type.equals(action.name()) && !action.refusalsOnly))
                .findFirst();
    }
}
