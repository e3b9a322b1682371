package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakb2b.command.IntrospectApiKey;
import io.keycloakb2b.command.IntrospectApiKey.Introspection;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/** Says about an API key what Keycloak's introspection says about a token (RFC 7662). */
public final class ApiKeyIntrospectionResource {

    private static final String TOKEN = "token";

    private final Desk desk;

    ApiKeyIntrospectionResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(
            summary = "Ask, as an application, about an API key",
            body = Question.class,
            answer = Answer.class,
            application = true)
    @POST
    @Path("introspect")
    public Response introspect() {
        return desk.answerApplication(application -> {
            Answer answer = new IntrospectApiKey(desk.commands())
                    .execute(application, token())
                    .map(found -> Answer.of(desk.session(), application, found))
                    .orElseGet(Answer::inactive);
            return Desk.unkept(Desk.ok(answer));
        });
    }

    private String token() {
        List<String> given = desk.session()
                .getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getOrDefault(TOKEN, List.of());
        if (given.size() > 1) {
            throw OrganizationError.INVALID_VALUE.on(TOKEN, "may be given once");
        }
        return Fields.required(TOKEN, given.stream().findFirst());
    }

    /** The form. What the client proves itself with is in it or in the header; what else is there is ignored. */
    record Question(@About(value = "The API key", needed = true) Optional<String> token) {}

    /**
     * What counts at this moment; nothing but {@code active} for whatever is no key for the application.
     *
     * @param sub the id of the key
     * @param orgRoles the key's organization roles
     * @param resourceAccess the application's own app roles
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            boolean active,
            @About("The id of the key") Optional<String> sub,
            Optional<Long> iat,
            Optional<Long> exp,
            @JsonProperty("org_id") Optional<String> orgId,
            @JsonProperty("org_alias") Optional<String> orgAlias,
            @JsonProperty("org_roles") Optional<List<String>> orgRoles,
            @JsonProperty("resource_access") Optional<Map<String, Roles>> resourceAccess) {

        static Answer inactive() {
            return new Answer(
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static Answer of(KeycloakSession session, ClientModel application, Introspection found) {
            List<String> appRoles = found.roles().of(new ClientId(application.getId())).stream()
                    .map(RoleId::value)
                    .map(id -> session.roles().getRoleById(session.getContext().getRealm(), id))
                    .flatMap(role -> Optional.ofNullable(role).map(RoleModel::getName).stream())
                    .sorted()
                    .toList();
            return new Answer(
                    true,
                    Optional.of(found.key().id().value()),
                    Optional.of(found.key().createdAt().getEpochSecond()),
                    found.key().expiresAt().map(Instant::getEpochSecond),
                    Optional.of(found.path().id().value()),
                    Optional.of(found.path().organization().alias()),
                    Optional.of(found.roles().organizationRoles().stream()
                            .map(OrganizationRole::word)
                            .sorted()
                            .toList()),
                    Optional.of(
                            appRoles.isEmpty() ? Map.of() : Map.of(application.getClientId(), new Roles(appRoles))));
        }
    }

    record Roles(List<String> roles) {}
}
