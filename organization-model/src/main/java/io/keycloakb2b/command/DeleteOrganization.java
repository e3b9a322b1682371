package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Closes an organization that has no children at once, and removes it after a grace period in which everything can be
 * had back. Its name and alias stay taken until then; its members stay users of the realm in any case.
 */
public final class DeleteOrganization {

    private static final String DELETE = "organization.delete";

    private final CommandContext context;

    public DeleteOrganization(CommandContext context) {
        this.context = context;
    }

    /**
     * @param atOnce without a grace period, or with an end to the one that runs
     * @param byOwner whether one of the organization's own owners asks
     * @return what is to come; empty where the organization is gone already
     * @throws io.keycloakb2b.organization.OrganizationException {@code HAS_CHILDREN}
     */
    public Optional<Deletion> execute(OrganizationScope scope, boolean atOnce, boolean byOwner) {
        context.stores().hierarchy().lockStructure(scope);
        context.stores().hierarchy().lock(scope);
        if (context.stores().hierarchy().hasChildren(scope)) {
            throw OrganizationError.HAS_CHILDREN.because("remove or move the organizations below it first");
        }
        Optional<Deletion> running = context.stores().deletions().find(scope);
        if (running.isPresent() && !atOnce) {
            return running;
        }
        Deletion deletion = deletion(scope, running, atOnce, byOwner);
        String action = running.isPresent() ? PurgeOrganization.PURGE : DELETE;
        if (!deletion.pendingAt(context.now()) && new PurgeOrganization(context).atOnce(scope, action)) {
            return Optional.empty();
        }
        mark(scope, deletion);
        return Optional.of(deletion);
    }

    private Deletion deletion(OrganizationScope scope, Optional<Deletion> running, boolean atOnce, boolean byOwner) {
        Instant now = context.now();
        Duration grace = atOnce ? Duration.ZERO : new RealmSettings(context).deletionGrace();
        OrganizationStatus status = context.path(scope).organization().node().status();
        return new Deletion(
                scope.organization(),
                running.map(Deletion::statusBefore).orElse(status),
                running.map(Deletion::requestedAt).orElse(now),
                now.plus(grace),
                byOwner);
    }

    private void mark(OrganizationScope scope, Deletion deletion) {
        OrganizationNode before = context.path(scope).organization().node();
        new KillSwitches(context).closed(scope);
        context.stores().deletions().put(scope, deletion);
        context.stores().hierarchy().update(scope, before.withStatus(OrganizationStatus.DELETING));
        context.audit(scope, DELETE, "organization:" + scope.organization(), before, deletion);
    }
}
