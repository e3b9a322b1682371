package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.JoinRequestStatus;
import java.util.List;
import org.keycloak.models.UserModel;

/** Tells of requests to join. A mail that is not taken changes nothing: the request is there to be seen. */
final class JoinRequestMail {

    private final CommandContext context;

    JoinRequestMail(CommandContext context) {
        this.context = context;
    }

    /** Says that somebody asks, and not who: that is for the page behind the sign-in. */
    void toAdministrators(OrganizationScope scope) {
        new Notice(context)
                .toHolders(
                        scope,
                        List.of(BuiltInRole.OWNER, BuiltInRole.ADMIN, BuiltInRole.MEMBER_MANAGER),
                        "b2bJoinRequestSubject",
                        "b2bJoinRequestText");
    }

    void toPerson(OrganizationScope scope, UserModel user, JoinRequestStatus answer) {
        Notice notice = new Notice(context);
        switch (answer) {
            case APPROVED -> notice.to(scope, user, "b2bJoinApprovedSubject", "b2bJoinApprovedText");
            case REJECTED -> notice.to(scope, user, "b2bJoinRejectedSubject", "b2bJoinRejectedText");
            case PENDING, WITHDRAWN -> {}
        }
    }
}
