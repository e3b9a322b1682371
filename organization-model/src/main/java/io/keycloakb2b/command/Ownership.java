package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.UserId;
import java.util.List;

/** The last owner of an organization stays its owner. */
final class Ownership {

    private final CommandContext context;

    Ownership(CommandContext context) {
        this.context = context;
    }

    /**
     * Asked before an owner is unmade. Whoever unmakes another one at the same moment waits for the end of this
     * transaction, and then finds one owner fewer.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code LAST_OWNER}, {@code SETTING_UNSATISFIABLE}
     */
    void requireAnotherOwner(OrganizationScope scope, UserId leaving) {
        context.stores().hierarchy().lock(scope);
        List<UserId> owners = context.stores().assignments().activeHolders(scope, BuiltInRole.OWNER);
        if (owners.equals(List.of(leaving))) {
            throw OrganizationError.LAST_OWNER.because("the organization would be left without an owner");
        }
        new EmergencyAccess(context).requireAnotherOwner(scope, leaving);
    }
}
