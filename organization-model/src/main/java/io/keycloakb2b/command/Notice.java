package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.organization.BuiltInRole;
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

/** A short mail about something in an organization. One that is not taken changes nothing. */
final class Notice {

    /** Most people who are told of one thing. */
    static final int MAX_RECEIVERS = 10;

    private static final Logger LOGGER = Logger.getLogger(Notice.class);

    private final CommandContext context;

    Notice(CommandContext context) {
        this.context = context;
    }

    /** @param roles whose holders are told, the first ones first */
    void toHolders(OrganizationScope scope, List<BuiltInRole> roles, String subject, String text) {
        Set<UserId> holders = new LinkedHashSet<>();
        roles.forEach(role -> holders.addAll(context.stores().assignments().activeHolders(scope, role)));
        holders.stream()
                .limit(MAX_RECEIVERS)
                .map(user -> context.session().users().getUserById(context.realm(), user.value()))
                .forEach(user -> to(scope, user, subject, text));
    }

    /**
     * @param subject the key of a message that is given the organization's name
     * @param text the key of such a message
     */
    void to(OrganizationScope scope, @Nullable UserModel user, String subject, String text) {
        if (user == null || user.getEmail() == null || user.getEmail().isBlank()) {
            return;
        }
        Brand brand = new Brands(context.session()).of(context.path(scope), context.effectiveSettings(scope));
        String name = brand.displayName();
        try {
            context.session()
                    .getProvider(EmailTemplateProvider.class)
                    .setRealm(context.realm())
                    .setUser(user)
                    .send(
                            subject,
                            List.of(name),
                            "b2b-notice.ftl",
                            new HashMap<>(Map.of("organizationName", name, "brand", brand, "text", text)));
        } catch (EmailException failure) {
            LOGGER.warnf(failure, "A mail about %s could not be sent (%s)", scope.organization(), subject);
        }
    }
}
