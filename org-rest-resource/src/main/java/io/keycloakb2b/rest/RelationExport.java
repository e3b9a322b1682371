package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.ExportRelations;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RelationTuple;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationFilter;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes relations page by page, each read in a short transaction of its own: a slow reader holds neither memory nor a
 * connection.
 */
final class RelationExport implements StreamingOutput {

    private final KeycloakSessionFactory sessions;
    private final String realm;
    private final Organizations organizations;

    private RelationExport(Desk desk, Organizations organizations) {
        this.sessions = desk.session().getKeycloakSessionFactory();
        this.realm = desk.session().getContext().getRealm().getId();
        this.organizations = organizations;
    }

    /** Of one organization: as much as the caller may see there. */
    static RelationExport of(Desk desk, OrganizationId organization) {
        Opened opened = new Opened(
                desk.require(Permission.MEMBERS_READ, organization), Set.copyOf(desk.permissions(organization)));
        return new RelationExport(desk, (session, page) -> new Page<>(List.of(opened), Optional.empty()));
    }

    /** Of the realm, for the platform. */
    static RelationExport ofTheRealm(Desk desk) {
        RealmScope scope = desk.requirePlatform(false);
        Caller caller = desk.caller();
        return new RelationExport(desk, (session, page) -> all(session, scope, caller, page));
    }

    /** One that is gone by now has nothing to be told of. */
    private static Page<Opened> all(KeycloakSession session, RealmScope scope, Caller caller, PageRequest page) {
        DecisionInputsProvider inputs = session.getProvider(DecisionInputsProvider.class);
        OrganizationAccess access = new OrganizationAccess(inputs, Clock.systemUTC());
        Page<OrganizationId> found = session.getProvider(OrganizationStoreProvider.class)
                .hierarchy()
                .all(scope, OrganizationFilter.none(), page)
                .map(node -> node.id());
        Set<OrganizationId> there = inputs.paths(scope.realm(), found.items()).stream()
                .map(path -> path.id())
                .collect(Collectors.toSet());
        return new Page<>(
                found.items().stream()
                        .filter(there::contains)
                        .map(id -> new Opened(
                                access.require(caller, Permission.MEMBERS_READ, id), EnumSet.allOf(Permission.class)))
                        .toList(),
                found.next());
    }

    @Override
    public void write(OutputStream output) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        eachPage(organizations, page -> {
            for (Opened opened : page) {
                write(text, opened);
            }
        });
        text.flush();
    }

    private void write(Writer text, Opened opened) throws IOException {
        Lines lines = page -> {
            for (RelationTuple tuple : page) {
                text.write(Json.write(new Line(tuple.text())) + '\n');
            }
        };
        eachPage((session, page) -> relations(session).ofPeople(opened.scope(), opened.seen(), page), lines);
        if (opened.seen().contains(Permission.CHILDREN_READ)) {
            eachPage((session, page) -> relations(session).ofChildren(opened.scope(), page), lines);
        }
    }

    private static ExportRelations relations(KeycloakSession session) {
        return new ExportRelations(new CommandContext(session));
    }

    private <T> void eachPage(Reading<T> reading, Writing<T> writing) throws IOException {
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, PageRequest.GREATEST_MAX);
            Page<T> page = inSession(session -> reading.read(session, request));
            writing.write(page.items());
            after = page.next();
        } while (after.isPresent());
    }

    private <T> T inSession(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            session.getContext().setRealm(session.realms().getRealm(realm));
            return work.apply(session);
        });
    }

    /** A line, which is a question as well. */
    record Line(@About("organizations:{id}#{relation}@{user}") String tuple) {}

    /** An organization that the caller may read, and what of it. */
    private record Opened(OrganizationScope scope, Set<Permission> seen) {}

    private interface Organizations extends Reading<Opened> {}

    private interface Lines extends Writing<RelationTuple> {}

    private interface Reading<T> {
        Page<T> read(KeycloakSession session, PageRequest page);
    }

    private interface Writing<T> {
        void write(List<T> page) throws IOException;
    }
}
