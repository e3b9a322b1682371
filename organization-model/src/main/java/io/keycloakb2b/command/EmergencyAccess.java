package io.keycloakb2b.command;

import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import java.util.Set;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Who is chosen to come in by local factors while no identity provider of the organization is usable. */
final class EmergencyAccess {

    private final CommandContext context;

    EmergencyAccess(CommandContext context) {
        this.context = context;
    }

    /**
     * Checks who chooses, and that whoever is chosen can use it: what is set up only in the emergency would be a
     * thief's as well.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION}, {@code INVALID_VALUE}
     */
    void requireMayChoose(Granter granter, Membership chosen) {
        granter.requirePermissions(Set.of(Permission.OWNERSHIP));
        SubjectCredentialManager credentials =
                context.user(chosen.user().value()).credentialManager();
        boolean prepared = credentials.isConfiguredFor(PasswordCredentialModel.TYPE)
                && credentials.isConfiguredFor(OTPCredentialModel.TYPE);
        if (chosen.breakGlass() && !prepared) {
            throw OrganizationError.INVALID_VALUE.on(
                    "breakGlass", "needs a member who has set up a password and one-time codes");
        }
    }
}
