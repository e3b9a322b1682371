package io.keycloakb2b.command;

import io.keycloakb2b.organization.OrganizationError;
import java.util.List;
import java.util.Map;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.MembershipType;

/**
 * Guards people against native Keycloak, which deletes the account of a member it calls managed when the membership
 * or the organization ends. A managed member becomes an unmanaged one first.
 */
final class NativeMembers {

    private static final int PART = 100;
    private static final String KEEPING = NativeMembers.class.getName();

    private final CommandContext context;

    NativeMembers(CommandContext context) {
        this.context = context;
    }

    /** Whether somebody joins only since another kind of membership has just been taken from them. */
    static boolean isKeeping(KeycloakSession session) {
        return session.getAttribute(KEEPING) != null;
    }

    /** After this the organization can be removed without anybody's account. */
    void keepAll(OrganizationModel organization) {
        AdminPermissionsSchema.runWithoutAuthorization(context.session(), () -> {
            for (List<UserModel> part = managed(organization); !part.isEmpty(); part = managed(organization)) {
                part.forEach(user -> makeUnmanaged(organization, user));
            }
        });
    }

    /** Whether native Keycloak holds the user's account to belong to the organization. */
    boolean managed(OrganizationModel organization, UserModel user) {
        return AdminPermissionsSchema.runWithoutAuthorization(
                context.session(), () -> context.natives().isManagedMember(organization, user));
    }

    /** Ends a membership and keeps the user; answers whether there was one. */
    boolean remove(OrganizationModel organization, UserModel user) {
        return AdminPermissionsSchema.runWithoutAuthorization(context.session(), () -> {
            if (context.natives().isManagedMember(organization, user)) {
                makeUnmanaged(organization, user);
            }
            return context.natives().removeMember(organization, user);
        });
    }

    /** Ends some memberships and keeps the users; answers whether there were any. */
    boolean removeSome(OrganizationModel organization, int max) {
        List<UserModel> some = AdminPermissionsSchema.runWithoutAuthorization(context.session(), () -> context.natives()
                .getMembersStream(organization, Map.of(), true, 0, max)
                .toList());
        for (UserModel user : some) {
            if (!remove(organization, user)) {
                throw OrganizationError.CONCURRENT_CHANGE.because("the member " + user.getId() + " is none any more");
            }
        }
        return !some.isEmpty();
    }

    private List<UserModel> managed(OrganizationModel organization) {
        Map<String, String> filter = Map.of(MembershipType.NAME, MembershipType.MANAGED.name());
        return context.natives()
                .getMembersStream(organization, filter, true, 0, PART)
                .toList();
    }

    /** There is no other way: native Keycloak never changes the kind of a membership. */
    private void makeUnmanaged(OrganizationModel organization, UserModel user) {
        KeycloakContext keycloak = context.session().getContext();
        OrganizationModel current = keycloak.getOrganization();
        GroupModel members = context.natives().getOrganizationGroup(organization);
        keycloak.setOrganization(organization);
        context.session().setAttribute(KEEPING, organization.getId());
        try {
            user.leaveGroup(members);
            if (!context.natives().addMember(organization, user)) {
                throw new IllegalStateException("Member " + user.getId() + " could not be kept");
            }
        } finally {
            context.session().removeAttribute(KEEPING);
            keycloak.setOrganization(current);
        }
    }
}
