package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;

/**
 * Ends sessions and refresh tokens for one organization when something else happens, where its settings say so. What
 * the people do in other organizations, and in none, goes on.
 */
final class KillSwitches {

    private final CommandContext context;

    KillSwitches(CommandContext context) {
        this.context = context;
    }

    /**
     * Whoever comes back from a suspension signs in anew. Until then every answer says that the member is suspended, and
     * not that the session is over.
     */
    Membership backFromSuspension(OrganizationScope scope, Membership membership) {
        return on(scope, SettingName.END_SESSIONS_ON_SUSPENSION)
                ? membership.withSessionsEndedBefore(context.now())
                : membership;
    }

    /** A suspension, a deletion that may be undone, or being disabled: it reaches all organizations below. */
    void closed(OrganizationScope scope) {
        if (on(scope, SettingName.END_SESSIONS_ON_SUSPENSION)) {
            context.stores().hierarchy().endSubtreeSessionsBefore(scope, context.now());
        }
    }

    /** Of the roles that one member holds, or of those that a team gives to everybody in it. */
    void rolesChanged(OrganizationScope scope, Principal holder) {
        if (on(scope, SettingName.END_SESSIONS_ON_ROLE_CHANGE)) {
            context.stores().members().endSessionsBefore(scope, holder, context.now());
        }
    }

    /** @param since when the new password was set: what was proved since then goes on */
    void passwordChanged(OrganizationScope scope, UserId user, Instant since) {
        if (on(scope, SettingName.END_SESSIONS_ON_PASSWORD_RESET)) {
            context.stores().members().endSessionsBefore(scope, new Principal.Member(user), since);
            context.audit(scope, EndSessions.ACTION, "user:" + user, null, since);
        }
    }

    private boolean on(OrganizationScope scope, SettingName occasion) {
        return context.effectiveSettings(scope).endsSessions(occasion);
    }
}
