package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.DefaultRoles;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;

/** Applications that an organization has been given. */
@Consumes(MediaType.APPLICATION_JSON)
public final class GrantedApplicationsResource {

    private final Desk desk;
    private final OrganizationId organization;

    GrantedApplicationsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the applications of an organization",
            needs = Permission.APPLICATIONS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            var scope = desk.require(Permission.APPLICATIONS_READ, organization);
            List<AssignedRole> defaults = defaults(scope);
            return Desk.ok(Listing.whole(desk.stores().grants().applications(scope).stream()
                    .map(grant -> view(grant, defaults))
                    .toList()));
        });
    }

    /** Those that the organization may subscribe to; of others nothing shows. */
    @Operation(
            summary = "List the applications that are open to subscription",
            needs = Permission.APPLICATIONS_READ,
            answer = Available.class,
            shape = Shape.LIST)
    @GET
    @Path("available")
    public Response available() {
        return desk.answer(() -> {
            var scope = desk.require(Permission.APPLICATIONS_READ, organization);
            return Desk.ok(Listing.whole(new SubscribeApplication(desk.commands())
                    .available(scope).stream()
                            .flatMap(client -> available(client).stream())
                            .sorted(Comparator.comparing(Available::clientId))
                            .toList()));
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
            Body wanted = Json.read(body, Body.class);
            ClientId id = Desk.id(client, ClientId::new);
            return Desk.ok(desk.actsFromAbove(organization) ? given(id, wanted) : subscribed(id, wanted));
        });
    }

    private View given(ClientId client, Body wanted) {
        GrantStatus status = wanted.grantStatus().orElse(GrantStatus.ACTIVE);
        var scope = desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
        new GrantApplication(desk.commands()).execute(scope, client, status, desk.platform());
        wanted.defaultRoles().ifPresent(names -> replaceDefaults(scope, client, names));
        return view(new ApplicationGrant(organization, client, status), defaults(scope));
    }

    private View subscribed(ClientId client, Body wanted) {
        var scope = desk.require(Permission.APPLICATIONS_MANAGE, organization);
        if (wanted.status().isPresent()) {
            throw OrganizationError.FORBIDDEN.on(
                    "status", "only the platform and administrators of the parent organization decide this");
        }
        ApplicationGrant subscription = new SubscribeApplication(desk.commands()).execute(scope, client);
        wanted.defaultRoles().ifPresent(names -> replaceDefaults(scope, client, names));
        return view(subscription, defaults(scope));
    }

    @Operation(summary = "Withdraw an application, or give it up", needs = Permission.APPLICATIONS_MANAGE)
    @DELETE
    @Path("{client}")
    public Response withdraw(@PathParam("client") String client) {
        return desk.answer(() -> {
            ClientId id = Desk.id(client, ClientId::new);
            if (desk.actsFromAbove(organization)) {
                var scope = desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
                new GrantApplication(desk.commands()).undo(scope, id);
            } else {
                var scope = desk.require(Permission.APPLICATIONS_MANAGE, organization);
                new SubscribeApplication(desk.commands()).undo(scope, id);
            }
            return Desk.done();
        });
    }

    private Optional<Available> available(ClientId id) {
        return Optional.ofNullable(desk.session()
                        .clients()
                        .getClientById(desk.session().getContext().getRealm(), id.value()))
                .map(client -> new Available(
                        id.value(),
                        client.getClientId(),
                        Objects.requireNonNullElse(client.getName(), ""),
                        desk.inputs()
                                .sharing(desk.realm(), id)
                                .selfSubscription()
                                .word()));
    }

    private List<AssignedRole> defaults(OrganizationScope scope) {
        return new DefaultRoles(desk.commands()).all(scope);
    }

    /** A role that is not there lies outside every ceiling. */
    private void replaceDefaults(OrganizationScope scope, ClientId id, Set<String> names) {
        ClientModel client = desk.session()
                .clients()
                .getClientById(desk.session().getContext().getRealm(), id.value());
        Set<AssignedRole.AppRole> appRoles =
                Fields.all("defaultRoles", Optional.of(names), DefaultRoles.MAX_ROLES).stream()
                        .map(name -> new AppRoleBody(Optional.of(client.getClientId()), Optional.of(name))
                                .orNobodys(desk.session()))
                        .collect(Collectors.toSet());
        new DefaultRoles(desk.commands()).replaceOf(scope, desk.granter(organization), id, appRoles);
    }

    private List<String> defaultsOf(ClientId client, List<AssignedRole> defaults) {
        return defaults.stream()
                .filter(AssignedRole.AppRole.class::isInstance)
                .map(AssignedRole.AppRole.class::cast)
                .filter(role -> role.client().equals(client))
                .flatMap(role -> AppRoleView.of(desk.session(), role).stream())
                .map(AppRoleView::appRole)
                .sorted()
                .toList();
    }

    private View view(ApplicationGrant grant, List<AssignedRole> defaults) {
        ClientModel client = desk.session()
                .clients()
                .getClientById(
                        desk.session().getContext().getRealm(), grant.client().value());
        return new View(
                grant.client().value(),
                client == null ? "" : client.getClientId(),
                Optional.ofNullable(client).map(ClientModel::getName).orElse(""),
                Fields.word(grant.status()),
                defaultsOf(grant.client(), defaults));
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
            List<String> defaultRoles) {}
}
