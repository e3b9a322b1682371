package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.CreateApiKey;
import io.keycloakb2b.command.ManageApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ApiKeyStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API keys of an organization. */
public final class ApiKeysResource {

    private final Desk desk;
    private final OrganizationId organization;

    ApiKeysResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the API keys of an organization",
            needs = Permission.KEYS_READ,
            answer = ApiKeyView.class,
            shape = Shape.LIST)
    @GET
    public Response list(
            @QueryParam("status") @About(words = ApiKeyStatus.class) @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.KEYS_READ, organization);
            Optional<ApiKeyStatus> wanted =
                    Optional.ofNullable(status).map(word -> Fields.word("status", word, ApiKeyStatus.class));
            var page = desk.stores().apiKeys().list(scope, wanted, Desk.page(after, max));
            return Desk.ok(Listing.of(page, key -> ApiKeyView.of(desk.session(), key)));
        });
    }

    /** What is kept of the answer, for the same request again, is without the key: it is nowhere to be had then. */
    @Operation(
            summary = "Make an API key",
            needs = Permission.KEYS_MANAGE,
            body = ApiKeyBody.class,
            answer = ApiKeyView.class,
            status = 201,
            once = true)
    @POST
    public Response create(String body) {
        return desk.onceShown(body, () -> desk.require(Permission.KEYS_MANAGE, organization), scope -> {
            ApiKeyBody draft = Json.read(body, ApiKeyBody.class);
            CreateApiKey.Created created = new CreateApiKey(desk.commands())
                    .execute(scope, desk.granter(organization), draft.draft(desk, scope));
            return new ShownOnce(
                    Desk.unkept(Desk.created(ApiKeyView.revealed(desk.session(), created.key(), created.secret()))),
                    Json.write(ApiKeyView.of(desk.session(), created.key())));
        });
    }

    @Operation(summary = "Read an API key", needs = Permission.KEYS_READ, answer = ApiKeyView.class)
    @GET
    @Path("{apiKey}")
    public Response read(@PathParam("apiKey") String apiKey) {
        return desk.answer(() -> Desk.ok(view(desk.require(Permission.KEYS_READ, organization), apiKey)));
    }

    @Operation(
            summary = "Rename an API key",
            needs = Permission.KEYS_MANAGE,
            body = Renaming.class,
            answer = ApiKeyView.class,
            conditional = true)
    @PATCH
    @Path("{apiKey}")
    public Response rename(@PathParam("apiKey") String apiKey, String body) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.KEYS_MANAGE, organization);
            String name =
                    Fields.required("name", Json.read(body, Renaming.class).name());
            desk.requireUnchanged(scope, () -> view(scope, apiKey));
            return Desk.ok(ApiKeyView.of(desk.session(), commands().rename(scope, id(apiKey), name)));
        });
    }

    @Operation(summary = "End an API key for good", needs = Permission.KEYS_MANAGE, conditional = true)
    @DELETE
    @Path("{apiKey}")
    public Response revoke(@PathParam("apiKey") String apiKey) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.KEYS_MANAGE, organization);
            desk.requireUnchanged(scope, () -> view(scope, apiKey));
            commands().revoke(scope, id(apiKey));
            return Desk.done();
        });
    }

    /** The key goes on when whoever answered for it so far leaves. */
    @Operation(
            summary = "Answer for an API key from now on, as an owner",
            needs = Permission.OWNERSHIP,
            body = Nothing.class,
            answer = ApiKeyView.class)
    @POST
    @Path("{apiKey}/adopt")
    public Response adopt(@PathParam("apiKey") String apiKey, String body) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.OWNERSHIP, organization);
            Json.read(body, Nothing.class);
            return Desk.ok(
                    ApiKeyView.of(desk.session(), commands().adopt(scope, desk.granter(organization), id(apiKey))));
        });
    }

    private ApiKeyView view(OrganizationScope scope, String apiKey) {
        return ApiKeyView.of(desk.session(), commands().find(scope, id(apiKey)));
    }

    private ManageApiKey commands() {
        return new ManageApiKey(desk.commands());
    }

    private static ApiKeyId id(String apiKey) {
        return Desk.id(apiKey, ApiKeyId::new);
    }

    record Renaming(@About(needed = true) Optional<String> name) {}

    record Nothing() {}
}
