package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.GrantApplication;
import io.keycloakb2b.command.SubscribeApplication;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ApplicationSharing.SelfSubscription;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.GrantStore.GrantedApplication;
import io.keycloakb2b.spi.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/** Applications that an organization has been given. */
public final class GrantedApplicationsResource {

    private final Desk desk;
    private final OrganizationId organization;
    private final Grants grants;

    GrantedApplicationsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
        this.grants = new Grants(desk, organization);
    }

    @Operation(
            summary = "List the applications of an organization, by their public ids",
            needs = Permission.APPLICATIONS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return grants.page(after, max, (scope, store, page) -> {
            ApplicationDefaults defaults = new ApplicationDefaults(desk, scope);
            List<AssignedRole> all = defaults.all();
            return Listing.of(
                    store.applications(scope, page),
                    granted ->
                            View.of(granted, defaults.names(all, granted.grant().client())));
        });
    }

    /** Those that the organization may subscribe to; of others nothing shows. */
    @Operation(
            summary = "List the applications that are open to subscription, by their public ids",
            needs = Permission.APPLICATIONS_READ,
            answer = Available.class,
            shape = Shape.LIST)
    @GET
    @Path("available")
    public Response available(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return grants.page(after, max, (scope, store, page) -> {
            Page<ClientId> found = store.subscribable(scope, page);
            return new Listing<>(
                    found.items().stream().flatMap(id -> available(id).stream()).toList(), found.next());
        });
    }

    /** From above it is given; the organization itself subscribes to what is open, and does not say more. */
    @Operation(
            summary = "Grant an application, change the status of the grant, or subscribe",
            needs = Permission.APPLICATIONS_MANAGE,
            body = Body.class,
            answer = View.class)
    @PUT
    @Path("{client}")
    public Response grant(@PathParam("client") String client, String body) {
        return desk.answer(() -> {
            desk.requireAny(Permission.APPLICATIONS_MANAGE, organization);
            Body wanted = Json.read(body, Body.class);
            ClientId id = Desk.id(client, ClientId::new);
            return Desk.ok(desk.actsFromAbove(organization) ? given(id, wanted) : subscribed(id, wanted));
        });
    }

    private View given(ClientId client, Body wanted) {
        GrantStatus status = wanted.grantStatus().orElse(GrantStatus.ACTIVE);
        OrganizationScope scope = grants.fromAbove();
        new GrantApplication(desk.commands()).execute(scope, client, status, desk.platform());
        return held(scope, new ApplicationGrant(organization, client, status), wanted);
    }

    private View subscribed(ClientId client, Body wanted) {
        OrganizationScope scope = grants.own();
        if (wanted.status().isPresent()) {
            throw OrganizationError.FORBIDDEN.on(
                    "status", "only the platform and administrators of the parent organization decide this");
        }
        return held(scope, new SubscribeApplication(desk.commands()).execute(scope, client), wanted);
    }

    /** A grant of this moment, with what was wanted beside it. */
    private View held(OrganizationScope scope, ApplicationGrant grant, Body wanted) {
        ClientModel client = find(grant.client())
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("application", "no such application"));
        ApplicationDefaults defaults = new ApplicationDefaults(desk, scope);
        wanted.defaultRoles().ifPresent(names -> defaults.replace(client, names));
        return View.of(
                new GrantedApplication(grant, client.getClientId(), name(client)),
                defaults.names(defaults.all(), grant.client()));
    }

    @Operation(summary = "Withdraw an application, or give it up", needs = Permission.APPLICATIONS_MANAGE)
    @DELETE
    @Path("{client}")
    public Response withdraw(@PathParam("client") String client) {
        return desk.answer(() -> {
            ClientId id = Desk.id(client, ClientId::new);
            if (desk.actsFromAbove(organization)) {
                new GrantApplication(desk.commands()).undo(grants.fromAbove(), id);
            } else {
                new SubscribeApplication(desk.commands()).undo(grants.own(), id);
            }
            return Desk.done();
        });
    }

    private Optional<Available> available(ClientId id) {
        return find(id).map(client -> new Available(
                id.value(),
                client.getClientId(),
                name(client),
                desk.inputs().sharing(desk.realm(), id).selfSubscription().word()));
    }

    private Optional<ClientModel> find(ClientId id) {
        return Optional.ofNullable(desk.session()
                .clients()
                .getClientById(desk.session().getContext().getRealm(), id.value()));
    }

    private static String name(ClientModel client) {
        return Objects.requireNonNullElse(client.getName(), "");
    }

    record Body(
            @About(words = GrantStatus.class) Optional<String> status,
            @About("Names of the app roles that new members get; as they are where left out")
                    Optional<Set<String>> defaultRoles) {

        Optional<GrantStatus> grantStatus() {
            return status.map(word -> Fields.word("status", word, GrantStatus.class));
        }
    }

    record Available(
            String id, String clientId, String name, @About(words = SelfSubscription.class) String selfSubscription) {}

    /** @param defaultRoles names of the app roles that new members get */
    record View(
            String id,
            String clientId,
            String name,
            @About(words = GrantStatus.class) String status,
            List<String> defaultRoles) {

        static View of(GrantedApplication granted, List<String> defaultRoles) {
            return new View(
                    granted.grant().client().value(),
                    granted.clientId(),
                    granted.name(),
                    Fields.word(granted.grant().status()),
                    defaultRoles);
        }
    }
}
