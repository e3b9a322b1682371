package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import org.keycloak.models.OrganizationModel;

/** Removes an organization that has no children. Its members stay users of the realm. */
public final class DeleteOrganization {

    private final CommandContext context;

    public DeleteOrganization(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code HAS_CHILDREN} */
    public void execute(OrganizationScope scope) {
        context.stores().hierarchy().lockStructure(scope);
        if (context.stores().hierarchy().hasChildren(scope)) {
            throw OrganizationError.HAS_CHILDREN.because("remove or move the organizations below it first");
        }
        OrganizationModel organization = context.nativeOrganization(scope);
        // Native Keycloak deletes managed members together with their organization.
        new NativeMembers(context).keepAll(organization);
        context.audit(
                scope,
                "organization.delete",
                "organization:" + scope.organization(),
                context.path(scope).organization(),
                null);
        context.natives().remove(organization);
    }
}
