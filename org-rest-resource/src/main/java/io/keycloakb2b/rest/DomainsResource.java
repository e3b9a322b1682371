package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ManageDomains;
import io.keycloakb2b.organization.AutoJoin;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Mail domains of an organization; the platform says which. */
public final class DomainsResource {

    private final Desk desk;
    private final OrganizationId organization;

    DomainsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the mail domains of an organization",
            needs = Permission.DOMAINS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            var scope = desk.require(Permission.DOMAINS_READ, organization);
            return Desk.ok(Listing.whole(
                    desk.stores().domains().all(scope).stream().map(View::of).toList()));
        });
    }

    @Operation(summary = "Read a mail domain of an organization", needs = Permission.DOMAINS_READ, answer = View.class)
    @GET
    @Path("{domain}")
    public Response read(@PathParam("domain") String domain) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.DOMAINS_READ, organization);
            return Desk.ok(
                    view(scope, domain).orElseThrow(() -> OrganizationError.NOT_FOUND.on("domain", "no such domain")));
        });
    }

    @Operation(
            summary = "Mark a mail domain as owned, or change its policy",
            needs = Permission.DOMAINS_MANAGE,
            body = Body.class,
            answer = View.class,
            conditional = true)
    @PUT
    @Path("{domain}")
    public Response put(@PathParam("domain") String domain, String body) {
        return desk.answer(() -> {
            var scope = desk.requireAsPlatform(Permission.DOMAINS_MANAGE, organization);
            Body given = Json.read(body, Body.class);
            boolean policy = given.policyEnabled().orElse(true);
            AutoJoin autoJoin = given.autoJoin()
                    .map(word -> Fields.word("autoJoin", word, AutoJoin.class))
                    .orElse(AutoJoin.NONE);
            requireUnchanged(scope, domain);
            return Desk.ok(View.of(commands().put(scope, domain, policy, autoJoin)));
        });
    }

    @Operation(summary = "Take a mail domain away", needs = Permission.DOMAINS_MANAGE, conditional = true)
    @DELETE
    @Path("{domain}")
    public Response remove(@PathParam("domain") String domain) {
        return desk.answer(() -> {
            var scope = desk.requireAsPlatform(Permission.DOMAINS_MANAGE, organization);
            requireUnchanged(scope, domain);
            commands().remove(scope, domain);
            return Desk.done();
        });
    }

    private void requireUnchanged(OrganizationScope scope, String domain) {
        desk.requireUnchangedOrAbsent(scope, () -> view(scope, domain));
    }

    private Optional<View> view(OrganizationScope scope, String domain) {
        return commands().find(scope, domain).map(View::of);
    }

    private ManageDomains commands() {
        return new ManageDomains(desk.commands());
    }

    record Body(Optional<Boolean> policyEnabled, @About(words = AutoJoin.class) Optional<String> autoJoin) {}

    record View(
            String domain,
            @About(words = DomainProof.Kind.class) String kind,
            boolean policyEnabled,
            @About(words = AutoJoin.class) String autoJoin) {

        static View of(DomainProof proof) {
            return new View(
                    proof.domain(), Fields.word(proof.kind()), proof.policyEnabled(), Fields.word(proof.autoJoin()));
        }
    }
}
