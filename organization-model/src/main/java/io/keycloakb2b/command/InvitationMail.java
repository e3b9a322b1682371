package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.OrganizationError;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;
import org.keycloak.urls.UrlType;

/** The mail that brings an invitation, the only place where its token is ever written. */
final class InvitationMail {

    private static final Logger LOGGER = Logger.getLogger(InvitationMail.class);

    private final CommandContext context;

    InvitationMail(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code MAIL_NOT_SENT} */
    void send(OrganizationScope scope, Invitation invitation, InvitationToken token) {
        KeycloakSession session = context.session();
        UserModel recipient = new InMemoryUserAdapter(session, context.realm(), null);
        recipient.setEmail(invitation.email());
        invitation.terms().locale().ifPresent(tag -> recipient.setSingleAttribute(UserModel.LOCALE, tag));
        Locale locale = session.getContext().resolveLocale(recipient, true);
        Brand brand = new Brands(session).of(context.path(scope), context.effectiveSettings(scope));
        String name = brand.displayName();
        Map<String, Object> attributes = new HashMap<>();
        // Whose browser invites says nothing of what the invited person reads.
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("organizationName", name);
        attributes.put("brand", brand);
        attributes.put("link", link(token).toString());
        attributes.put(
                "expires",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(invitation.expiresAt()));
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(context.realm())
                    .setUser(recipient)
                    .send("b2bInvitationSubject", List.of(name), "b2b-invitation.ftl", attributes);
        } catch (EmailException failure) {
            LOGGER.warnf(failure, "An invitation of organization %s could not be sent", scope.organization());
            throw OrganizationError.MAIL_NOT_SENT.on("email", "the mail server did not take the invitation");
        }
    }

    private URI link(InvitationToken token) {
        return context.session()
                .getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(context.realm().getName())
                .path("b2b-invitation")
                .queryParam("token", token.value())
                .build();
    }
}
