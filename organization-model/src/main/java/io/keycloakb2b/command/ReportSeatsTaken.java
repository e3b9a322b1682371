package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.SingleUseObjectProvider;

/** Tells an organization's administrators that somebody could not join since every seat is taken (LOGIN.md §5). */
public final class ReportSeatsTaken {

    /** They are told once in this time, however many stand at the door. */
    static final Duration PAUSE = Duration.ofDays(1);

    private static final String KEY = "b2b.seats-taken.";

    private final CommandContext context;

    public ReportSeatsTaken(CommandContext context) {
        this.context = context;
    }

    /** The administrators are told by mail; one that is not taken changes nothing. */
    public void execute(OrganizationId organization, Actor actor) {
        SingleUseObjectProvider once = context.session().singleUseObjects();
        if (once.putIfAbsent(KEY + organization, PAUSE.toSeconds())) {
            new Notice(context)
                    .toHolders(
                            OrganizationAccess.forEntering(
                                    new RealmId(context.realm().getId()), organization, actor),
                            List.of(BuiltInRole.OWNER, BuiltInRole.ADMIN),
                            "b2bSeatsTakenSubject",
                            "b2bSeatsTakenText");
        }
    }
}
