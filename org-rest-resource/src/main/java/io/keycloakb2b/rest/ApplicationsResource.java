package io.keycloakb2b.rest;

import io.keycloakb2b.command.ApplicationDefinition;
import io.keycloakb2b.command.MarkApplication;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The catalogue of applications: clients that organizations may use. */
@Consumes(MediaType.APPLICATION_JSON)
public final class ApplicationsResource {

    private final Desk desk;
    private final PlatformRights rights;

    ApplicationsResource(Desk desk, PlatformRights rights) {
        this.desk = desk;
        this.rights = rights;
    }

    @GET
    public Response list() {
        return desk.answer(() -> {
            desk.requirePlatform(false);
            RealmModel realm = desk.session().getContext().getRealm();
            List<View> applications = desk.session()
                    .clients()
                    .searchClientsByAttributes(realm, Map.of(ApplicationAttributes.APPLICATION, "true"), null, null)
                    .map(this::view)
                    .sorted(Comparator.comparing(View::clientId))
                    .toList();
            return Desk.ok(Listing.whole(applications));
        });
    }

    @GET
    @Path("{client}")
    public Response read(@PathParam("client") String client) {
        return desk.answer(() -> {
            desk.requirePlatform(false);
            return Desk.ok(view(client(client)));
        });
    }

    @PUT
    @Path("{client}")
    public Response mark(@PathParam("client") String client, String body) {
        return desk.answer(() -> {
            ApplicationDefinition definition = Json.read(body, Body.class).definition();
            var scope = desk.requirePlatform(true);
            rights.requireClients();
            new MarkApplication(desk.commands()).execute(scope, client, definition);
            return Desk.ok(view(client(client)));
        });
    }

    @DELETE
    @Path("{client}")
    public Response unmark(@PathParam("client") String client) {
        return desk.answer(() -> {
            var scope = desk.requirePlatform(true);
            rights.requireClients();
            client(client);
            new MarkApplication(desk.commands()).undo(scope, client);
            return Desk.done();
        });
    }

    @Path("{client}/role-groups")
    public RoleGroupsResource roleGroups(@PathParam("client") String client) {
        return new RoleGroupsResource(desk, client);
    }

    private ClientModel client(String id) {
        ClientModel client = desk.session()
                .clients()
                .getClientById(desk.session().getContext().getRealm(), id);
        if (client == null || !rules(id).application()) {
            throw OrganizationError.NOT_FOUND.on("application", "no such application");
        }
        return client;
    }

    private View view(ClientModel client) {
        ApplicationRules rules = rules(client.getId());
        return new View(
                client.getId(),
                client.getClientId(),
                Optional.ofNullable(client.getName()).orElse(""),
                Fields.word(rules.usage()),
                Fields.word(rules.prompt()),
                Fields.word(rules.roleSource()),
                rules.roleRequired());
    }

    private ApplicationRules rules(String client) {
        return desk.inputs().application(desk.realm(), new ClientId(client));
    }

    record Body(
            Optional<String> organizations,
            Optional<String> prompt,
            Optional<String> roleSource,
            Optional<Boolean> roleRequired) {

        ApplicationDefinition definition() {
            return new ApplicationDefinition(
                    organizations
                            .map(word -> Fields.word("organizations", word, OrganizationUsage.class))
                            .orElse(OrganizationUsage.ALLOW),
                    prompt.map(word -> Fields.word("prompt", word, OrganizationPrompt.class))
                            .orElse(OrganizationPrompt.AFTER_LOGIN),
                    roleSource
                            .map(word -> Fields.word("roleSource", word, RoleSource.class))
                            .orElse(RoleSource.ORGANIZATIONS_AND_KEYCLOAK),
                    roleRequired.orElse(false));
        }
    }

    record View(
            String id,
            String clientId,
            String name,
            String organizations,
            String prompt,
            String roleSource,
            boolean roleRequired) {}
}
