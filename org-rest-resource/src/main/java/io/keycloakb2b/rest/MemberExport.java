package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.spi.MemberFilter;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes members page by page as a table, each page read in a short transaction of its own: a slow reader holds neither
 * memory nor a connection.
 */
final class MemberExport implements StreamingOutput {

    private static final List<String> COLUMNS = List.of(
            "userId",
            "username",
            "email",
            "firstName",
            "lastName",
            "enabled",
            "type",
            "status",
            "homeOrganization",
            "externalId",
            "managed",
            "attributes");

    private final KeycloakSessionFactory sessions;
    private final OrganizationScope scope;
    private final MemberFilter filter;

    MemberExport(KeycloakSessionFactory sessions, OrganizationScope scope, MemberFilter filter) {
        this.sessions = sessions;
        this.scope = scope;
        this.filter = filter;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        text.write(Csv.line(COLUMNS));
        Optional<String> after = Optional.empty();
        do {
            Page<Member> page = read(new PageRequest(after, PageRequest.GREATEST_MAX));
            for (Member member : page.items()) {
                text.write(line(MemberView.of(member)));
            }
            after = page.next();
        } while (after.isPresent());
        text.flush();
    }

    private Page<Member> read(PageRequest page) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> session.getProvider(OrganizationStoreProvider.class)
                        .members()
                        .members(scope, filter, page));
    }

    private static String line(MemberView member) {
        return Csv.line(List.of(
                member.id(),
                member.username(),
                member.email(),
                member.firstName(),
                member.lastName(),
                Boolean.toString(member.enabled()),
                member.type(),
                member.status(),
                member.homeOrganization().orElse(""),
                member.externalId().orElse(""),
                Boolean.toString(member.managed()),
                member.attributes().isEmpty() ? "" : Json.write(member.attributes())));
    }
}
