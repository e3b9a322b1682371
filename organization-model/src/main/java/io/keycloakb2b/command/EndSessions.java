package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;

/** Ends every session for an organization; the people's sessions for others go on. */
public final class EndSessions {

    static final String ACTION = "sessions.end";

    private final CommandContext context;

    public EndSessions(CommandContext context) {
        this.context = context;
    }

    /**
     * Ends the sessions of one person for the organization; the person's others go on.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}
     */
    public void ofMember(OrganizationScope scope, UserId user) {
        new ManageMember(context).find(scope, user);
        Instant now = context.now();
        context.stores().members().endSessionsBefore(scope, new Principal.Member(user), now);
        context.audit(scope, ACTION, "user:" + user, null, now);
    }

    public void execute(OrganizationScope scope) {
        Instant now = context.now();
        context.stores().hierarchy().endSessionsBefore(scope, now);
        context.audit(scope, ACTION, "organization:" + scope.organization(), null, now);
    }
}
