package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import java.time.Instant;

/** Ends every session for an organization; the people's sessions for others go on. */
public final class EndSessions {

    private final CommandContext context;

    public EndSessions(CommandContext context) {
        this.context = context;
    }

    public void execute(OrganizationScope scope) {
        Instant now = context.now();
        context.stores().hierarchy().endSessionsBefore(scope, now);
        context.audit(scope, "sessions.end", "organization:" + scope.organization(), null, now);
    }
}
