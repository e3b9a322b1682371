package io.keycloakb2b.command;

import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.OrganizationError;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who is named by an e-mail address, and may have no account yet.
 *
 * @param email in lower case, as Keycloak keeps addresses
 */
public record NewPerson(String email, Optional<String> firstName, Optional<String> lastName) {

    /** Longest address, in characters: what Keycloak's column takes. */
    public static final int MAX_EMAIL = 255;

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the field */
    public NewPerson {
        email = email.strip().toLowerCase(Locale.ROOT);
        boolean address = email.length() <= MAX_EMAIL
                && Email.domainOf(email).isPresent()
                && email.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        if (!address) {
            throw OrganizationError.INVALID_VALUE.on("email", "must be an e-mail address");
        }
        firstName = firstName.map(name -> OrganizationDraft.requireText("firstName", name, OrganizationDraft.MAX_NAME));
        lastName = lastName.map(name -> OrganizationDraft.requireText("lastName", name, OrganizationDraft.MAX_NAME));
    }

    String domain() {
        return Email.domainOf(email).orElseThrow();
    }
}
