package io.keycloakb2b.command;

import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.OrganizationError;
import java.util.Optional;

/**
 * Somebody who is named by an e-mail address, and may have no account yet.
 *
 * @param email in the one form of {@link Email#key}
 */
public record NewPerson(String email, Optional<String> firstName, Optional<String> lastName) {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the field */
    public NewPerson {
        email = Email.key(email.strip())
                .orElseThrow(() -> OrganizationError.INVALID_VALUE.on("email", "must be an e-mail address"));
        firstName = firstName.map(name -> OrganizationDraft.requireText("firstName", name, OrganizationDraft.MAX_NAME));
        lastName = lastName.map(name -> OrganizationDraft.requireText("lastName", name, OrganizationDraft.MAX_NAME));
    }

    String domain() {
        return Email.domainOf(email).orElseThrow();
    }
}
