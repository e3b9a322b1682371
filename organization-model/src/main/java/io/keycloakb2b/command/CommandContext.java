package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.AuditJson;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** What every command works with: the session's stores, the inputs of decisions, and the audit log. */
public final class CommandContext {

    private final KeycloakSession session;

    public CommandContext(KeycloakSession session) {
        this.session = session;
    }

    KeycloakSession session() {
        return session;
    }

    RealmModel realm() {
        return session.getContext().getRealm();
    }

    OrganizationStoreProvider stores() {
        return session.getProvider(OrganizationStoreProvider.class);
    }

    DecisionInputsProvider inputs() {
        return session.getProvider(DecisionInputsProvider.class);
    }

    OrganizationProvider natives() {
        return session.getProvider(OrganizationProvider.class);
    }

    Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    OrganizationPath path(OrganizationScope scope) {
        return inputs().path(scope.realm(), scope.organization())
                .orElseThrow(() -> OrganizationError.NOT_FOUND.because("no such organization"));
    }

    EffectiveSettings effectiveSettings(OrganizationScope scope) {
        return EffectiveSettings.of(inputs().settings(scope.realm(), path(scope)));
    }

    OrganizationModel nativeOrganization(OrganizationScope scope) {
        return orNotFound(natives().getById(scope.organization().value()), "organization");
    }

    /** A person of the realm by id. */
    UserModel user(String id) {
        UserModel user = account(id);
        if (user.getServiceAccountClientLink() != null) {
            throw OrganizationError.NOT_FOUND.on("user", "no such user");
        }
        return user;
    }

    /** A user of the realm by id, who may be the service account of a client. */
    UserModel account(String id) {
        return orNotFound(session.users().getUserById(realm(), id), "user");
    }

    /** A client of the realm by its internal id. */
    ClientModel client(String id) {
        return orNotFound(session.clients().getClientById(realm(), id), "application");
    }

    void audit(OrganizationScope scope, String action, String target, @Nullable Object before, @Nullable Object after) {
        append(scope.realm(), Optional.of(scope.organization()), scope.actor(), action, target, before, after);
    }

    void audit(RealmScope scope, String action, String target, @Nullable Object before, @Nullable Object after) {
        append(scope.realm(), Optional.empty(), scope.actor(), action, target, before, after);
    }

    private void append(
            RealmId realm,
            Optional<OrganizationId> organization,
            Actor actor,
            String action,
            String target,
            @Nullable Object before,
            @Nullable Object after) {
        stores().audit()
                .append(new AuditEvent(
                        realm,
                        organization,
                        now(),
                        actor,
                        action,
                        target,
                        AuditJson.write(before),
                        AuditJson.write(after),
                        Optional.empty()));
    }

    private static <T> T orNotFound(@Nullable T value, String what) {
        if (value == null) {
            throw OrganizationError.NOT_FOUND.on(what, "no such " + what);
        }
        return value;
    }
}
