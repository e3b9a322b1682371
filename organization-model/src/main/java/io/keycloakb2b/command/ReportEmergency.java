package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Set;

/** Keeps and tells that somebody has come in by local factors although single sign-on is required (LOGIN.md §6). */
public final class ReportEmergency {

    private final CommandContext context;

    public ReportEmergency(CommandContext context) {
        this.context = context;
    }

    /** The administrators are told by mail; one that is not taken keeps nobody out. */
    public void execute(Set<OrganizationId> organizations, UserId user, Actor actor) {
        for (OrganizationId organization : organizations) {
            OrganizationScope scope =
                    OrganizationAccess.forEntering(new RealmId(context.realm().getId()), organization, actor);
            context.audit(scope, "login.emergency", "user:" + user, null, null);
            new Notice(context)
                    .toHolders(
                            scope,
                            List.of(BuiltInRole.OWNER, BuiltInRole.ADMIN),
                            "b2bEmergencySubject",
                            "b2bEmergencyText");
        }
    }
}
