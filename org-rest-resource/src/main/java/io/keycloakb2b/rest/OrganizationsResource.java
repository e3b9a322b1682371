package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizations: all of the realm for the platform, one's own for everybody else. */
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganizationsResource {

    private final Desk desk;

    OrganizationsResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(
            summary = "List the organizations that the caller may see",
            answer = OrganizationView.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            PageRequest page = Desk.page(after, max);
            if (desk.caller() instanceof Caller.Member member) {
                return Desk.ok(Listing.of(own(member, page), path -> OrganizationView.of(desk, path)));
            }
            var all = desk.stores().hierarchy().all(desk.requirePlatform(false), page);
            return Desk.ok(Listing.of(all, node -> OrganizationView.of(desk, desk.fullPath(node.id()))));
        });
    }

    /** A root for the platform, a child where a parent is named. */
    @Operation(
            summary = "Create an organization, or a child where a parent is named",
            body = OrganizationBody.class,
            answer = OrganizationView.class,
            status = 201)
    @POST
    public Response create(String body) {
        return desk.answer(() -> {
            OrganizationBody draft = Json.read(body, OrganizationBody.class);
            NewOrganization creation = new NewOrganization(desk);
            OrganizationId created = draft.parent()
                    .map(parent -> creation.child(parentScope(parent), draft))
                    .orElseGet(() -> creation.root(draft));
            return Desk.created(OrganizationView.of(desk, desk.fullPath(created)));
        });
    }

    @Path("{organization}")
    public OrganizationResource organization(@PathParam("organization") String organization) {
        return new OrganizationResource(desk, Desk.id(organization, OrganizationId::new));
    }

    private OrganizationScope parentScope(String parent) {
        OrganizationId id = Desk.id(parent, OrganizationId::new);
        if (desk.inputs().path(desk.realm(), id).isEmpty()
                || !desk.permissions(id).contains(Permission.ORGANIZATION_READ)) {
            throw OrganizationError.PARENT_UNKNOWN.on("parent", "no such organization");
        }
        return desk.require(Permission.CHILDREN_MANAGE, id);
    }

    /** The organizations of one person: as many as a person has, ordered by id. */
    private Page<OrganizationPath> own(Caller.Member member, PageRequest page) {
        List<OrganizationId> visible = desk.inputs().memberships(desk.realm(), member.user()).stream()
                .map(Membership::organization)
                .filter(id -> desk.permissions(id).contains(Permission.ORGANIZATION_READ))
                .sorted(Comparator.comparing(OrganizationId::value))
                .filter(id -> page.after()
                        .map(after -> id.value().compareTo(after) > 0)
                        .orElse(true))
                .limit(page.max() + 1L)
                .toList();
        List<OrganizationId> shown = visible.subList(0, Math.min(visible.size(), page.max()));
        Optional<String> next = visible.size() > page.max()
                ? Optional.of(shown.get(shown.size() - 1).value())
                : Optional.empty();
        return new Page<>(shown.stream().map(desk::fullPath).toList(), next);
    }
}
