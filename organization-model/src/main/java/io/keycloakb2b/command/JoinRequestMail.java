package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.UserModel;

/** Tells of requests to join. A mail that is not taken changes nothing: the request is there to be seen. */
final class JoinRequestMail {

    /** Most administrators who are told of one request. */
    static final int MAX_ADMINISTRATORS = 10;

    private static final Logger LOGGER = Logger.getLogger(JoinRequestMail.class);

    private final CommandContext context;

    JoinRequestMail(CommandContext context) {
        this.context = context;
    }

    /** Says that somebody asks, and not who: that is for the page behind the sign-in. */
    void toAdministrators(OrganizationScope scope) {
        Set<UserId> administrators = new LinkedHashSet<>();
        for (BuiltInRole role : List.of(BuiltInRole.OWNER, BuiltInRole.ADMIN, BuiltInRole.MEMBER_MANAGER)) {
            administrators.addAll(context.stores().assignments().activeHolders(scope, role));
        }
        administrators.stream()
                .limit(MAX_ADMINISTRATORS)
                .map(user -> context.session().users().getUserById(context.realm(), user.value()))
                .forEach(user -> send(scope, user, "b2bJoinRequestSubject", "b2bJoinRequestText"));
    }

    void toPerson(OrganizationScope scope, UserModel user, JoinRequestStatus answer) {
        switch (answer) {
            case APPROVED -> send(scope, user, "b2bJoinApprovedSubject", "b2bJoinApprovedText");
            case REJECTED -> send(scope, user, "b2bJoinRejectedSubject", "b2bJoinRejectedText");
            case PENDING, WITHDRAWN -> {}
        }
    }

    private void send(OrganizationScope scope, @Nullable UserModel user, String subject, String text) {
        if (user == null || user.getEmail() == null || user.getEmail().isBlank()) {
            return;
        }
        String name = context.path(scope).organization().name();
        try {
            context.session()
                    .getProvider(EmailTemplateProvider.class)
                    .setRealm(context.realm())
                    .setUser(user)
                    .send(
                            subject,
                            List.of(name),
                            "b2b-notice.ftl",
                            new HashMap<>(Map.of("organizationName", name, "text", text)));
        } catch (EmailException failure) {
            LOGGER.warnf(failure, "A mail about a request to join %s could not be sent", scope.organization());
        }
    }
}
