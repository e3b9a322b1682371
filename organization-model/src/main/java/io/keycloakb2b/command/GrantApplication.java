package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ApplicationSharing.Sharing;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import java.util.List;
import java.util.Optional;

/** Gives an application to an organization, or takes it back. */
public final class GrantApplication {

    private final CommandContext context;

    public GrantApplication(CommandContext context) {
        this.context = context;
    }

    /**
     * @param platform whether the platform gives it; others give only what they hold, and learn of nothing else
     * @throws io.keycloakb2b.organization.OrganizationException {@code APPLICATION_UNKNOWN}; {@code
     *     APPLICATION_NOT_GRANTED} where the parent does not hold it; {@code FORBIDDEN} where the platform alone gives
     *     it
     */
    public void execute(OrganizationScope scope, ClientId client, GrantStatus status, boolean platform) {
        context.stores().hierarchy().lock(scope);
        boolean known = context.inputs().application(scope.realm(), client).application();
        if (platform && !known) {
            throw OrganizationError.APPLICATION_UNKNOWN.on("application", "no such application");
        }
        OrganizationPath path = context.path(scope);
        List<ApplicationLevel> levels = context.inputs().applicationLevels(scope.realm(), path, client);
        boolean parentHolds = known
                && (path.depth() == 0
                        || levels.get(path.depth() - 1)
                                .status()
                                .filter(GrantStatus.ACTIVE::equals)
                                .isPresent());
        if (!parentHolds) {
            throw OrganizationError.APPLICATION_NOT_GRANTED.on(
                    "application", "the parent organization does not hold this application");
        }
        boolean selected = context.inputs().sharing(scope.realm(), client).sharing() == Sharing.SELECTED;
        if (selected && !platform) {
            throw OrganizationError.FORBIDDEN.on("application", "only the platform gives it to organizations");
        }
        context.stores().grants().putApplication(scope, new ApplicationGrant(scope.organization(), client, status));
        context.audit(
                scope,
                "application.grant",
                "client:" + client,
                levels.get(path.depth()).status().orElse(null),
                status);
    }

    /** The organization's role groups of the application go with it. Assignments stay, dormant. */
    public void undo(OrganizationScope scope, ClientId client) {
        Optional<ApplicationGrant> before = context.stores().grants().application(scope, client);
        if (!context.stores().grants().removeApplication(scope, client)) {
            throw OrganizationError.NOT_FOUND.on("application", "no such grant");
        }
        context.audit(
                scope,
                "application.withdraw",
                "client:" + client,
                before.map(ApplicationGrant::status).orElse(null),
                null);
    }
}
