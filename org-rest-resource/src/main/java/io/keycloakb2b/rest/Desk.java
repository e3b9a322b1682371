package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;

/** Where a request is taken in: who asks, what they may, and how an answer or a refusal leaves. */
final class Desk {

    private final KeycloakSession session;
    private final Supplier<Optional<Caller>> authentication;
    private final OrganizationAccess access;
    private @Nullable Caller caller;

    Desk(KeycloakSession session, Supplier<Optional<Caller>> authentication) {
        this.session = session;
        this.authentication = authentication;
        this.access = new OrganizationAccess(inputs(), Clock.systemUTC());
    }

    /** The one place where refusals become answers. Whatever was refused leaves nothing written. */
    Response answer(Supplier<Response> work) {
        RealmId realm = new RealmId(session.getContext().getRealm().getId());
        return inputs().enabled(realm)
                ? answerAnyway(work)
                : Problem.notSetUp().response().build();
    }

    /** The same in a realm that may not be set up yet. */
    Response answerAnyway(Supplier<Response> work) {
        Optional<Caller> known = authentication.get();
        if (known.isEmpty()) {
            return Problem.unauthenticated()
                    .response()
                    .header(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + session.getContext().getRealm().getName() + '"')
                    .build();
        }
        caller = known.get();
        try {
            return work.get();
        } catch (OrganizationException refusal) {
            session.getTransactionManager().setRollbackOnly();
            new Denials(session, caller).record(refusal);
            return Problem.of(refusal).response().build();
        } catch (ModelValidationException refusal) {
            session.getTransactionManager().setRollbackOnly();
            return Problem.of(OrganizationError.INVALID_VALUE.because(String.valueOf(refusal.getMessage())))
                    .response()
                    .build();
        }
    }

    static Response ok(Object representation) {
        return Response.ok(Json.write(representation), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    static Response created(Object representation) {
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.write(representation))
                .build();
    }

    static Response done() {
        return Response.noContent().build();
    }

    Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody has been authenticated yet");
        }
        return caller;
    }

    boolean platform() {
        return caller() instanceof Caller.PlatformAdministrator;
    }

    OrganizationScope require(Permission permission, OrganizationId organization) {
        return access.require(caller(), permission, organization);
    }

    RealmScope requirePlatform(boolean change) {
        return access.requirePlatform(caller(), change);
    }

    /** For what only the platform decides about an organization. */
    OrganizationScope requireAsPlatform(Permission permission, OrganizationId organization) {
        OrganizationScope scope = require(permission, organization);
        access.requirePlatform(caller(), permission.changes());
        return scope;
    }

    /** For what nobody decides about their own organization: the platform, or who manages the parent's children. */
    OrganizationScope requireFromAbove(Permission permission, OrganizationId organization) {
        OrganizationScope scope = require(permission, organization);
        if (!platform()) {
            boolean managesParent = path(organization)
                    .node()
                    .parent()
                    .map(parent -> permissions(parent).contains(Permission.CHILDREN_MANAGE))
                    .orElse(false);
            if (!managesParent) {
                throw OrganizationError.FORBIDDEN.because("is decided by the parent organization or the platform");
            }
        }
        return scope;
    }

    Set<Permission> permissions(OrganizationId organization) {
        return inputs().path(realm(), organization)
                .map(path -> access.permissions(caller(), path))
                .orElse(Set.of());
    }

    Granter granter(OrganizationId organization) {
        Optional<io.keycloakb2b.organization.UserId> self =
                caller() instanceof Caller.Member member ? Optional.of(member.user()) : Optional.empty();
        return new Granter(self, permissions(organization));
    }

    CommandContext commands() {
        return new CommandContext(session);
    }

    KeycloakSession session() {
        return session;
    }

    RealmId realm() {
        return caller().realm();
    }

    DecisionInputsProvider inputs() {
        return session.getProvider(DecisionInputsProvider.class);
    }

    OrganizationStoreProvider stores() {
        return session.getProvider(OrganizationStoreProvider.class);
    }

    io.keycloakb2b.organization.Organization path(OrganizationId organization) {
        return fullPath(organization).organization();
    }

    OrganizationPath fullPath(OrganizationId organization) {
        return inputs().path(realm(), organization)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.because("no such organization"));
    }

    static PageRequest page(@Nullable String after, @Nullable Integer max) {
        return new PageRequest(Optional.ofNullable(after), max == null ? PageRequest.DEFAULT_MAX : max);
    }
}
