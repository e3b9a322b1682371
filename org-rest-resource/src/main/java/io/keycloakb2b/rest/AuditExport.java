package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes events page by page, each read in a short transaction of its own: a slow reader holds neither memory nor a
 * connection.
 */
final class AuditExport implements StreamingOutput {

    private final KeycloakSessionFactory sessions;
    private final AuditTrail.Opened trail;
    private final AuditQuery query;
    private final AuditWriting writing;

    AuditExport(KeycloakSessionFactory sessions, AuditTrail.Opened trail, AuditQuery query, AuditWriting writing) {
        this.sessions = sessions;
        this.trail = trail;
        this.query = query;
        this.writing = writing;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        text.write(writing.header());
        Optional<String> after = Optional.empty();
        do {
            Page<RecordedEvent> page = read(new PageRequest(after, PageRequest.GREATEST_MAX));
            for (RecordedEvent event : page.items()) {
                text.write(writing.line(trail.view(event)));
            }
            after = page.next();
        } while (after.isPresent());
        text.flush();
    }

    private Page<RecordedEvent> read(PageRequest page) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> trail.read(session.getProvider(OrganizationStoreProvider.class), query, page));
    }
}
