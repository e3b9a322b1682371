package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.ServerAccess;
import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sees what Keycloak itself does and sessions may end with: a person or an administrator sets a new password, an
 * administrator disables an organization. Each is reported in the transaction in which it happens. What an LDAP server
 * changes by itself, nobody reports.
 */
final class KillSwitchListener implements EventListenerProvider {

    private static final String USERS = "users/";
    private static final String RESET = "/reset-password";
    private static final String ORGANIZATIONS = "organizations/";

    /** A password is the last that such a request sets before it reports; a false alarm ends nothing newer than it. */
    private static final Duration ONE_REQUEST = Duration.ofSeconds(5);

    private final KeycloakSession session;

    KillSwitchListener(KeycloakSession session) {
        this.session = session;
    }

    /** Every way by which people set passwords ends in this required action: a mail, the account console, a login. */
    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.UPDATE_CREDENTIAL
                && event.getUserId() != null
                && event.getDetails() != null
                && PasswordCredentialModel.TYPE.equals(event.getDetails().get(Details.CREDENTIAL_TYPE))
                && enabled(event.getRealmId())) {
            passwordChanged(event.getUserId(), now());
            loginInProgressOf(event.getUserId()).ifPresent(SessionProofs::setPassword);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        @Nullable String path = event.getResourcePath();
        if (path == null || !enabled(event.getRealmId())) {
            return;
        }
        if (event.getResourceType() == ResourceType.USER && path.startsWith(USERS)) {
            userChanged(event.getOperationType(), path.substring(USERS.length()));
        } else if (event.getResourceType() == ResourceType.ORGANIZATION
                && event.getOperationType() == OperationType.UPDATE
                && path.startsWith(ORGANIZATIONS)) {
            organizationChanged(path.substring(ORGANIZATIONS.length()));
        }
    }

    private void userChanged(OperationType operation, String user) {
        if (operation == OperationType.ACTION && user.endsWith(RESET)) {
            passwordChanged(user.substring(0, user.length() - RESET.length()), now());
        } else if (operation == OperationType.UPDATE) {
            // Nothing says whether the change was one of the password, but the password itself.
            passwordSetInThisRequest(user).ifPresent(since -> passwordChanged(user, since));
        }
    }

    private Optional<Instant> passwordSetInThisRequest(String id) {
        @Nullable
        UserModel user = session.users().getUserById(session.getContext().getRealm(), id);
        if (user == null) {
            return Optional.empty();
        }
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getCreatedDate)
                .filter(Objects::nonNull)
                .map(Instant::ofEpochMilli)
                .filter(now().minus(ONE_REQUEST)::isBefore)
                .findFirst();
    }

    private void passwordChanged(String id, Instant since) {
        UserId user = new UserId(id);
        CommandContext context = new CommandContext(session);
        for (Membership membership : context.inputs().memberships(realm(), user)) {
            new KillSwitches(context)
                    .passwordChanged(scope(membership.organization(), Permission.SESSIONS_MANAGE), user, since);
        }
    }

    /** The login in which a new password was set goes on with it. */
    private Optional<AuthenticationSessionModel> loginInProgressOf(String user) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .filter(login -> login.getAuthenticatedUser() != null
                        && login.getAuthenticatedUser().getId().equals(user));
    }

    /** Told at every change while it is disabled, which ends nothing more. */
    private void organizationChanged(String id) {
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(id);
        if (organization != null && !organization.isEnabled()) {
            new KillSwitches(new CommandContext(session))
                    .closed(scope(new OrganizationId(id), Permission.ORGANIZATION_MANAGE));
        }
    }

    private OrganizationScope scope(OrganizationId organization, Permission permission) {
        return ServerAccess.organization(realm(), organization, permission);
    }

    private boolean enabled(@Nullable String realm) {
        return session.getContext().getRealm() != null
                && session.getContext().getRealm().getId().equals(realm)
                && session.getProvider(DecisionInputsProvider.class).enabled(realm());
    }

    private RealmId realm() {
        return new RealmId(session.getContext().getRealm().getId());
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    @Override
    public void close() {}
}
