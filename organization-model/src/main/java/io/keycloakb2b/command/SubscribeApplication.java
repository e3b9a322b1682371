package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ApplicationSharing;
import io.keycloakb2b.organization.ApplicationSharing.SelfSubscription;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RoleCeiling;
import java.util.List;
import java.util.Optional;

/**
 * An organization takes an application that is open to subscription, or gives it up. One that is not open, or that the
 * parent does not hold, is as absent as one that never was.
 */
public final class SubscribeApplication {

    private final CommandContext context;

    public SubscribeApplication(CommandContext context) {
        this.context = context;
    }

    /**
     * A grant that is there already stays as it is.
     *
     * @return an active grant, or one that somebody above has to agree to
     * @throws OrganizationException {@code FORBIDDEN}
     */
    public ApplicationGrant execute(OrganizationScope scope, ClientId client) {
        context.stores().hierarchy().lock(scope);
        List<ApplicationLevel> levels = requireOpen(scope, client);
        Optional<GrantStatus> held = levels.get(levels.size() - 1).status();
        if (held.isPresent()) {
            return new ApplicationGrant(scope.organization(), client, requireNotSuspended(held.get()));
        }
        boolean atOnce = sharing(scope, client).selfSubscription() == SelfSubscription.AUTOMATIC;
        ApplicationGrant grant =
                new ApplicationGrant(scope.organization(), client, atOnce ? GrantStatus.ACTIVE : GrantStatus.REQUESTED);
        context.stores().grants().putApplication(scope, grant);
        context.audit(scope, "application.subscribe", "client:" + client, null, grant);
        return grant;
    }

    /**
     * The organization's role groups of the application go with it; assignments stay, dormant.
     *
     * @throws OrganizationException {@code FORBIDDEN}; {@code NOT_FOUND} where an open one is not held
     */
    public void undo(OrganizationScope scope, ClientId client) {
        context.stores().hierarchy().lock(scope);
        List<ApplicationLevel> levels = requireOpen(scope, client);
        GrantStatus held = levels.get(levels.size() - 1)
                .status()
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("application", "no such grant"));
        // or a suspension would last until the next subscription
        requireNotSuspended(held);
        context.stores().grants().removeApplication(scope, client);
        context.audit(scope, "application.unsubscribe", "client:" + client, held, null);
    }

    private List<ApplicationLevel> requireOpen(OrganizationScope scope, ClientId client) {
        List<ApplicationLevel> levels = levels(scope, client);
        if (!sharing(scope, client).open() || !heldAbove(levels)) {
            throw notOpen();
        }
        return levels;
    }

    private static boolean heldAbove(List<ApplicationLevel> levels) {
        List<ApplicationLevel> above = levels.subList(0, levels.size() - 1);
        return above.isEmpty() || RoleCeiling.of(above, CompositeRoles.none()).active();
    }

    private List<ApplicationLevel> levels(OrganizationScope scope, ClientId client) {
        OrganizationPath path = context.path(scope);
        return context.inputs().applicationLevels(scope.realm(), path, client);
    }

    private ApplicationSharing sharing(OrganizationScope scope, ClientId client) {
        return context.inputs().sharing(scope.realm(), client);
    }

    private static GrantStatus requireNotSuspended(GrantStatus held) {
        if (held == GrantStatus.SUSPENDED) {
            throw notOpen();
        }
        return held;
    }

    private static OrganizationException notOpen() {
        return OrganizationError.FORBIDDEN.on("application", "is not open to subscription");
    }
}
