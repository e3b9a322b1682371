package io.keycloakb2b.authentication;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.AuditJson;
import io.keycloakb2b.login.Impersonation;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AuditStore;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Writes what happens at logins for an organization into its audit log. Keycloak reports a success in the transaction
 * that succeeds, and a failure in one of its own, so that failures are kept.
 *
 * <p>An organization learns of its members only: whoever else tried to enter is nobody in its log, whether or not there
 * is such an account, and what was typed is never kept. It may be a password.
 */
final class LoginLog implements EventListenerProvider {

    private final KeycloakSession session;

    LoginLog(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        LoggedAction.of(event).ifPresent(action -> LoginInputs.of(session).ifPresent(inputs -> {
            if (event.getType() == EventType.LOGOUT) {
                loggedOut(inputs, event, action);
            } else {
                new EventOrganization(session)
                        .of(inputs, event)
                        .ifPresent(organization -> append(inputs, event, action, organization, impersonator(event)));
            }
        }));
    }

    /** One session may have been in several organizations: it ends in each. */
    private void loggedOut(LoginInputs inputs, Event event, LoggedAction action) {
        if (event.getSessionId() == null) {
            return;
        }
        for (AuditStore.Entry entry : log().entered(inputs.realm(), event.getSessionId())) {
            append(inputs, event, action, entry.organization(), entry.impersonator());
        }
    }

    private void append(
            LoginInputs inputs,
            Event event,
            LoggedAction action,
            OrganizationId organization,
            Optional<UserId> impersonator) {
        Optional<UserId> member = Optional.ofNullable(event.getUserId())
                .map(UserId::new)
                .filter(user -> inputs.inputs()
                        .membership(inputs.realm(), organization, user)
                        .isPresent());
        Actor actor = new Actor(member, realm().getName(), text(event.getClientId()), text(event.getIpAddress()))
                .impersonatedBy(impersonator);
        log().append(new AuditEvent(
                inputs.realm(),
                Optional.of(organization),
                Instant.ofEpochMilli(event.getTime()),
                actor,
                action.word(),
                target(event, member),
                Optional.empty(),
                how(event),
                LoginFailure.of(event, member.isPresent())));
    }

    private static String target(Event event, Optional<UserId> member) {
        if (event.getSessionId() != null) {
            return AuditEvent.SESSION + event.getSessionId();
        }
        return member.map(user -> "user:" + user).orElseGet(() -> "application:" + text(event.getClientId()));
    }

    private static Optional<String> how(Event event) {
        Map<String, String> how = new TreeMap<>();
        detail(event, Details.IDENTITY_PROVIDER).ifPresent(alias -> how.put("identityProvider", alias));
        detail(event, Details.CREDENTIAL_TYPE).ifPresent(type -> how.put("credentialType", type));
        return how.isEmpty() ? Optional.empty() : AuditJson.write(how);
    }

    private Optional<UserId> impersonator(Event event) {
        if (event.getSessionId() == null) {
            return Optional.empty();
        }
        @Nullable UserSessionModel userSession = session.sessions().getUserSession(realm(), event.getSessionId());
        return Impersonation.of(userSession);
    }

    static Optional<String> detail(Event event, String name) {
        return Optional.ofNullable(event.getDetails()).map(details -> details.get(name));
    }

    private AuditStore log() {
        return session.getProvider(OrganizationStoreProvider.class).audit();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What administrators do is in Keycloak's own log of them, and what they do here in ours already. */
    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
