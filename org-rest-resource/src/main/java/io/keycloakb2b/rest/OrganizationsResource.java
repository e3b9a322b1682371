package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.HierarchyStore;
import io.keycloakb2b.spi.OrganizationFilter;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizations: all of the realm for the platform, one's own for everybody else. */
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
    public Response list(
            @QueryParam("search") @About("Part of a name or alias") @Nullable String search,
            @QueryParam("status") @About(words = OrganizationStatus.class) @Nullable String status,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("parent") @About("The id of the organization right above") @Nullable String parent,
            @QueryParam("roots") @About("Whether only those with no organization above are listed") @Nullable
                    String roots,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            OrganizationFilter filter = new OrganizationFilter(
                    Optional.ofNullable(search),
                    Optional.ofNullable(status).map(word -> Fields.word("status", word, OrganizationStatus.class)),
                    Optional.ofNullable(kind),
                    Optional.ofNullable(parent).map(id -> Desk.id(id, OrganizationId::new)),
                    Fields.flag("roots", roots));
            PageRequest page = Desk.page(after, max);
            return Desk.ok(OrganizationView.of(desk, found(filter, page)));
        });
    }

    private Page<OrganizationNode> found(OrganizationFilter filter, PageRequest page) {
        HierarchyStore hierarchy = desk.stores().hierarchy();
        if (desk.platform()) {
            return hierarchy.all(desk.requirePlatform(false), filter, page);
        }
        return desk.caller() instanceof Caller.Machine machine
                ? hierarchy.only(
                        desk.require(Permission.ORGANIZATION_READ, machine.key().organization()), filter, page)
                : hierarchy.visible(desk.person(), filter, page);
    }

    /** A root for the platform, a child where a parent is named. */
    @Operation(
            summary = "Create an organization, or a child where a parent is named",
            body = OrganizationBody.class,
            answer = OrganizationView.class,
            status = 201,
            once = true)
    @POST
    public Response create(String body) {
        return desk.once(body, desk::caller, caller -> {
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
}
