package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.Organization;
import java.util.Optional;
import org.keycloak.models.OrganizationModel;

/** Removes an organization for good, its members in parts of bounded size. */
final class PurgeOrganization {

    /** How many memberships end in one transaction. */
    static final int PART = 100;

    static final String PURGE = "organization.purge";

    private final CommandContext context;

    PurgeOrganization(CommandContext context) {
        this.context = context;
    }

    /**
     * Removes an organization that is small enough for one transaction; answers whether it was.
     *
     * @param action what the audit log calls it
     */
    boolean atOnce(OrganizationScope scope, String action) {
        if (context.stores().members().count(scope) > PART) {
            return false;
        }
        remove(scope, action);
        return true;
    }

    /**
     * One step towards the end of an organization whose grace period is over.
     *
     * @return whether there is another step to do
     */
    boolean step(OrganizationScope scope) {
        context.stores().hierarchy().lockStructure(scope);
        Optional<Deletion> deletion = context.stores().deletions().find(scope);
        if (deletion.isEmpty() || deletion.get().pendingAt(context.now())) {
            return false; // somebody was faster
        }
        context.stores().hierarchy().lock(scope);
        OrganizationModel organization = opened(scope);
        if (new NativeMembers(context).removeSome(organization, PART)) {
            return true;
        }
        remove(scope, PURGE);
        return false;
    }

    /** Keycloak lends managed members of a disabled organization out for reading alone. */
    private OrganizationModel opened(OrganizationScope scope) {
        OrganizationModel organization = context.nativeOrganization(scope);
        organization.setEnabled(true);
        return organization;
    }

    private void remove(OrganizationScope scope, String action) {
        Organization before = context.path(scope).organization();
        OrganizationModel organization = opened(scope);
        // Native Keycloak deletes managed members together with their organization.
        new NativeMembers(context).keepAll(organization);
        context.audit(scope, action, "organization:" + scope.organization(), before, null);
        context.natives().remove(organization);
    }
}
