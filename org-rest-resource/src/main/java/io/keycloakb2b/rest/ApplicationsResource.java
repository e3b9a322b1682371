package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.ApplicationDefinition;
import io.keycloakb2b.command.MarkApplication;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.ApplicationSharing;
import io.keycloakb2b.organization.ApplicationSharing.SelfSubscription;
import io.keycloakb2b.organization.ApplicationSharing.Sharing;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/** The catalogue of applications: clients that organizations may use. */
public final class ApplicationsResource {

    private final Desk desk;
    private final PlatformRights rights;
    private final Applications applications;

    ApplicationsResource(Desk desk, PlatformRights rights) {
        this.desk = desk;
        this.rights = rights;
        this.applications = new Applications(desk);
    }

    @Operation(
            summary = "List the applications that organizations may use, by their public ids",
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(false);
            var page = desk.stores().catalogue().applications(scope, Desk.page(after, max));
            return Desk.ok(new Listing<>(
                    applications.present(page.items()).map(this::view).toList(), page.next()));
        });
    }

    @Operation(summary = "Read an application", answer = View.class)
    @GET
    @Path("{client}")
    public Response read(@PathParam("client") String client) {
        return desk.answer(() -> {
            desk.requirePlatform(false);
            return Desk.ok(view(applications.require(client)));
        });
    }

    @Operation(
            summary = "Let organizations use a client, or change how",
            body = Body.class,
            answer = View.class,
            conditional = true)
    @PUT
    @Path("{client}")
    public Response mark(@PathParam("client") String client, String body) {
        return desk.answer(() -> {
            var scope = desk.requirePlatform(true);
            rights.requireClients();
            ApplicationDefinition definition = Json.read(body, Body.class).definition();
            requireUnchanged(scope, client);
            new MarkApplication(desk.commands()).execute(scope, client, definition);
            return Desk.ok(view(applications.require(client)));
        });
    }

    @Operation(summary = "Take a client out of the catalogue", conditional = true)
    @DELETE
    @Path("{client}")
    public Response unmark(@PathParam("client") String client) {
        return desk.answer(() -> {
            var scope = desk.requirePlatform(true);
            rights.requireClients();
            applications.require(client);
            requireUnchanged(scope, client);
            new MarkApplication(desk.commands()).undo(scope, client);
            return Desk.done();
        });
    }

    private void requireUnchanged(RealmScope scope, String client) {
        desk.requireUnchanged(scope, () -> applications.fresh(client).map(this::view));
    }

    @Path("{client}/role-groups")
    public RoleGroupsResource roleGroups(@PathParam("client") String client) {
        return new RoleGroupsResource(desk, client);
    }

    private View view(ClientModel client) {
        ApplicationRules rules = applications.rules(client);
        ApplicationSharing sharing = desk.inputs().sharing(desk.realm(), new ClientId(client.getId()));
        return new View(
                client.getId(),
                client.getClientId(),
                Optional.ofNullable(client.getName()).orElse(""),
                Fields.word(rules.usage()),
                Fields.word(rules.prompt()),
                Fields.word(rules.roleSource()),
                rules.roleRequired(),
                rules.allOrganizations(),
                rules.relationRequired().map(Relation::text),
                sharing.sharing().word(),
                sharing.selfSubscription().word(),
                settings(client));
    }

    private static Map<String, String> settings(ClientModel client) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (SettingName name : MarkApplication.LOGIN_SETTINGS) {
            String value = client.getAttribute(ApplicationAttributes.SETTING_PREFIX + name.word());
            if (value != null) {
                settings.put(name.word(), value);
            }
        }
        return settings;
    }

    record Body(
            @About(words = OrganizationUsage.class) Optional<String> organizations,
            @About(words = OrganizationPrompt.class) Optional<String> prompt,
            @About(words = RoleSource.class) Optional<String> roleSource,
            Optional<Boolean> roleRequired,
            @About("Whether organization:* asks for all of a person's organizations at once")
                    Optional<Boolean> allOrganizations,
            @About(
                            "What a member has to be to the organization: the name of an organization role, or app:{application}:{role}")
                    Optional<String> relationRequired,
            @About(words = Sharing.class) Optional<String> sharing,
            @About(words = SelfSubscription.class) Optional<String> selfSubscription,
            Optional<Map<String, @Nullable String>> settings) {

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
                    roleRequired.orElse(false),
                    allOrganizations.orElse(false),
                    relationRequired.map(relation -> Relation.OfUser.parse("relationRequired", relation)),
                    new ApplicationSharing(
                            sharing.map(word -> Fields.word("sharing", word, Sharing.class))
                                    .orElse(Sharing.ALL),
                            selfSubscription
                                    .map(word -> Fields.word("selfSubscription", word, SelfSubscription.class))
                                    .orElse(SelfSubscription.OFF)),
                    named(settings.orElse(Map.of())));
        }

        private static Map<SettingName, String> named(Map<String, @Nullable String> settings) {
            Map<SettingName, String> named = new EnumMap<>(SettingName.class);
            settings.forEach((word, value) -> named.put(
                    SettingName.named(word)
                            .filter(MarkApplication.LOGIN_SETTINGS::contains)
                            .orElseThrow(() -> OrganizationError.UNKNOWN_FIELD.on(
                                    "settings." + word, "is not a setting of applications")),
                    Fields.required("settings." + word, Optional.ofNullable(value))));
            return named;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String id,
            String clientId,
            String name,
            @About(words = OrganizationUsage.class) String organizations,
            @About(words = OrganizationPrompt.class) String prompt,
            @About(words = RoleSource.class) String roleSource,
            boolean roleRequired,
            boolean allOrganizations,
            Optional<String> relationRequired,
            @About(words = Sharing.class) String sharing,
            @About(words = SelfSubscription.class) String selfSubscription,
            Map<String, String> settings) {}
}
