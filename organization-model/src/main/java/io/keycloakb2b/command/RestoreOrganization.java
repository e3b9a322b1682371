package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationNode;

/** Takes the deletion of an organization back: it is again what it was before. */
public final class RestoreOrganization {

    private final CommandContext context;

    public RestoreOrganization(CommandContext context) {
        this.context = context;
    }

    /**
     * @param byOwner whether one of the organization's own owners asks, who takes back what an owner did and no more
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_DELETING}, {@code FORBIDDEN}
     */
    public void execute(OrganizationScope scope, boolean byOwner) {
        context.stores().hierarchy().lockStructure(scope);
        context.stores().hierarchy().lock(scope);
        Deletion deletion = context.stores()
                .deletions()
                .find(scope)
                .filter(found -> found.pendingAt(context.now()))
                .orElseThrow(() -> OrganizationError.NOT_DELETING.because(
                        "the organization is not being deleted, or can no longer be had back"));
        if (byOwner && !deletion.byOwner()) {
            throw OrganizationError.FORBIDDEN.because("the organization was not deleted by one of its owners");
        }
        OrganizationNode node = context.path(scope).organization().node();
        context.stores().hierarchy().update(scope, node.withStatus(deletion.statusBefore()));
        context.stores().deletions().remove(scope);
        context.audit(
                scope,
                "organization.restore",
                "organization:" + scope.organization(),
                deletion,
                deletion.statusBefore());
    }
}
