package io.keycloakb2b.command;

import io.keycloakb2b.organization.OrganizationError;
import java.util.Map;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.MembershipType;

/**
 * Guards people against native Keycloak, which deletes the account of a member it calls managed when the membership
 * or the organization ends.
 */
final class NativeMembers {

    private final CommandContext context;

    NativeMembers(CommandContext context) {
        this.context = context;
    }

    void requireNoneManaged(OrganizationModel organization) {
        boolean managed = context.natives()
                .getMembersStream(organization, Map.of(MembershipType.NAME, MembershipType.MANAGED.name()), true, 0, 1)
                .findAny()
                .isPresent();
        if (managed) {
            throw OrganizationError.IN_USE.because(
                    "the organization has managed members, whose accounts Keycloak would delete with it");
        }
    }

    /** Ends a membership and keeps the user. */
    void remove(OrganizationModel organization, UserModel user) {
        if (context.natives().isManagedMember(organization, user)) {
            throw OrganizationError.IN_USE.on(
                    "user", "is a managed member, whose account Keycloak would delete with the membership");
        }
        context.natives().removeMember(organization, user);
    }
}
