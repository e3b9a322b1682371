package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.LoginDecision.Haste;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.SecondFactorReminders;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** Keeps that a member was asked to set up a second factor and put it off: the time of grace begins with the first. */
public final class PostponeSecondFactor {

    private final CommandContext context;

    public PostponeSecondFactor(CommandContext context) {
        this.context = context;
    }

    /** Does nothing for somebody who is no member. Whoever asks has seen that the rules allow a delay. */
    public void execute(OrganizationId organization, UserId user, Haste haste, Actor actor) {
        RealmId realm = new RealmId(context.realm().getId());
        OrganizationScope scope = OrganizationAccess.forEntering(realm, organization, actor);
        context.inputs().membership(realm, organization, user).ifPresent(membership -> {
            SecondFactorReminders before = membership.reminders();
            SecondFactorReminders after = after(before, haste);
            if (!after.equals(before)) {
                context.stores().members().putReminders(scope, membership.withReminders(after));
                context.audit(scope, "second-factor.postpone", "user:" + user, before, after);
            }
        });
    }

    private SecondFactorReminders after(SecondFactorReminders before, Haste haste) {
        return haste instanceof Haste.Never
                ? new SecondFactorReminders(before.suggested().or(() -> Optional.of(context.now())), before.required())
                : new SecondFactorReminders(
                        before.suggested(), before.required().or(() -> Optional.of(context.now())));
    }
}
