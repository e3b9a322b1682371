package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.spi.GrantStore;
import io.keycloakb2b.spi.PageRequest;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an organization has been given: who reads of it may go on with a page, and who is above may change it. */
final class Grants {

    private final Desk desk;
    private final OrganizationId organization;

    Grants(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    /** A page of something that was given, or might be. */
    Response page(@Nullable String after, @Nullable String max, Reading reading) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.APPLICATIONS_READ, organization);
            return Desk.ok(reading.page(scope, desk.stores().grants(), Desk.page(after, max)));
        });
    }

    /** A change that answers nothing, by somebody above. */
    Response change(Consumer<OrganizationScope> work) {
        return desk.answer(() -> {
            work.accept(fromAbove());
            return Desk.done();
        });
    }

    OrganizationScope fromAbove() {
        return desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
    }

    OrganizationScope own() {
        return desk.require(Permission.APPLICATIONS_MANAGE, organization);
    }

    /** How a page is read. */
    interface Reading {

        Listing<?> page(OrganizationScope scope, GrantStore grants, PageRequest page);
    }
}
