package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.DenialReason;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;

/** Why a login failed, as far as an organization may know. */
final class LoginFailure {

    /** What Keycloak calls the ways in which an account and what was typed do not fit. */
    private static final Set<String> ABOUT_ACCOUNTS = Set.of(
            Errors.USER_NOT_FOUND,
            Errors.INVALID_USER_CREDENTIALS,
            Errors.USER_DISABLED,
            Errors.USER_TEMPORARILY_DISABLED,
            Errors.USERNAME_MISSING);

    private LoginFailure() {}

    /**
     * The reason of a denial by the pack, otherwise Keycloak's own word; empty where it did not fail.
     *
     * @param member whether it is about a member; about others nothing is told, not even whether they have an account
     */
    static Optional<String> of(Event event, boolean member) {
        return Optional.ofNullable(event.getError()).map(error -> denial(event)
                .orElse(!member && ABOUT_ACCOUNTS.contains(error) ? Errors.INVALID_USER_CREDENTIALS : error));
    }

    private static Optional<String> denial(Event event) {
        return LoginLog.detail(event, Details.REASON)
                .filter(reason -> Errors.ACCESS_DENIED.equals(event.getError()))
                .filter(reason -> Arrays.stream(DenialReason.values())
                        .anyMatch(known -> known.word().equals(reason)));
    }
}
