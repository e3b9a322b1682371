package io.keycloakb2b.command;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down what was refused, in a transaction of its own: the one that was refused leaves no trace. */
public final class DenialLog {

    private final KeycloakSessionFactory sessions;

    public DenialLog(KeycloakSession session) {
        this.sessions = session.getKeycloakSessionFactory();
    }

    /**
     * @param organization the organization as the request named it, where it did and the caller may see it
     * @param request what was asked for, such as {@code DELETE members/…}
     */
    public void append(
            Caller caller, Optional<OrganizationId> organization, String request, OrganizationException refusal) {
        AuditEvent event = new AuditEvent(
                caller.realm(),
                organization,
                Instant.ofEpochMilli(Time.currentTimeMillis()),
                caller.actor(),
                "request.denied",
                ApiKeySecret.masked(request),
                Optional.empty(),
                Optional.empty(),
                Optional.of(refusal.error().code()));
        KeycloakModelUtils.runJobInTransaction(sessions, session -> session.getProvider(OrganizationStoreProvider.class)
                .audit()
                .append(event));
    }
}
