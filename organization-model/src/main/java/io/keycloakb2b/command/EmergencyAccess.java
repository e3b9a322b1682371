package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.login.SecondFactorCredential;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Set;
import org.keycloak.models.UserModel;
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
        if (chosen.breakGlass() && !prepared(chosen.user())) {
            throw OrganizationError.INVALID_VALUE.on(
                    "breakGlass", "needs a member who has set up a password and a second factor");
        }
    }

    /**
     * Asked before single sign-on is required: an organization without such an owner could lock everybody out.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code SETTING_UNSATISFIABLE}
     */
    void requireOwner(OrganizationScope scope) {
        if (owners(scope).isEmpty()) {
            throw unsatisfiable("needs an owner who is chosen for emergencies and has a password and a second factor");
        }
    }

    /**
     * Asked before an owner who is chosen for emergencies is no longer both, under the lock of the organization.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code SETTING_UNSATISFIABLE}
     */
    void requireAnotherOwner(OrganizationScope scope, UserId leaving) {
        if (new RealmSettings(context).singleSignOnSafeguards()
                && context.effectiveSettings(scope).loginRules().ssoRequired()
                && owners(scope).equals(List.of(leaving))) {
            throw unsatisfiable("needs another owner who is chosen for emergencies first");
        }
    }

    private static RuntimeException unsatisfiable(String rule) {
        return OrganizationError.SETTING_UNSATISFIABLE.on(SettingName.SSO_REQUIRED.word(), rule);
    }

    private List<UserId> owners(OrganizationScope scope) {
        return context.stores().assignments().activeHolders(scope, BuiltInRole.OWNER).stream()
                .filter(owner -> context.inputs()
                        .membership(scope.realm(), scope.organization(), owner)
                        .filter(Membership::breakGlass)
                        .isPresent())
                .filter(this::prepared)
                .toList();
    }

    private boolean prepared(UserId user) {
        UserModel person = context.user(user.value());
        return person.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                && !SecondFactorCredential.enrolled(person).isEmpty();
    }
}
