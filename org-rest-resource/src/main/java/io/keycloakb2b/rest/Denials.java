package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down who was turned away, in a transaction of its own: the request's own is rolled back. */
final class Denials {

    private final KeycloakSession session;
    private final Caller caller;

    Denials(KeycloakSession session, Caller caller) {
        this.session = session;
        this.caller = caller;
    }

    /** Records a refusal of rights; a mistyped field is nobody's concern. */
    void record(OrganizationException refusal) {
        if (refusal.error().category() != OrganizationError.Category.FORBIDDEN) {
            return;
        }
        AuditEvent event = new AuditEvent(
                caller.realm(),
                Optional.empty(),
                Instant.ofEpochMilli(Time.currentTimeMillis()),
                caller.actor(),
                session.getContext().getHttpRequest().getHttpMethod(),
                session.getContext().getUri().getPath(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(refusal.error().code()));
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                own -> own.getProvider(OrganizationStoreProvider.class).audit().append(event));
    }
}
