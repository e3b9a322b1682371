package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes a list page by page as text, each page read in a short transaction of its own: a slow reader holds neither
 * memory nor a connection.
 */
final class PagedExport<T> implements StreamingOutput {

    private final KeycloakSessionFactory sessions;
    private final String header;
    private final BiFunction<OrganizationStoreProvider, PageRequest, Page<T>> pages;
    private final Function<T, String> line;

    private PagedExport(
            KeycloakSessionFactory sessions,
            String header,
            BiFunction<OrganizationStoreProvider, PageRequest, Page<T>> pages,
            Function<T, String> line) {
        this.sessions = sessions;
        this.header = header;
        this.pages = pages;
        this.line = line;
    }

    /**
     * A file of all items, which the caller was found to be allowed to read.
     *
     * @param session ends with its transaction: the answer may take long, and must not hold the connection that let
     *     the caller in
     * @param header what stands before the first item; empty for nothing
     * @param pages read from whichever session's stores
     * @param line with its end
     */
    static <T> Response file(
            KeycloakSession session,
            MediaType type,
            String name,
            String header,
            BiFunction<OrganizationStoreProvider, PageRequest, Page<T>> pages,
            Function<T, String> line) {
        PagedExport<T> export = new PagedExport<>(session.getKeycloakSessionFactory(), header, pages, line);
        session.getTransactionManager().commit();
        return Response.ok(export, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .build();
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        text.write(header);
        Optional<String> after = Optional.empty();
        do {
            Page<T> page = read(new PageRequest(after, PageRequest.GREATEST_MAX));
            for (T item : page.items()) {
                text.write(line.apply(item));
            }
            after = page.next();
        } while (after.isPresent());
        text.flush();
    }

    private Page<T> read(PageRequest page) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> pages.apply(session.getProvider(OrganizationStoreProvider.class), page));
    }
}
