package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.util.Optional;

/**
 * An organization as it leaves.
 *
 * @param available whether it and all above it may be entered
 * @param parent of which a child sees no more than the name
 * @param billingReference for the platform only
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OrganizationView(
        String id,
        String name,
        String alias,
        String kind,
        @About(words = OrganizationStatus.class) String status,
        boolean enabled,
        boolean available,
        Optional<Parent> parent,
        @About(words = AdminInheritance.class) String adminInheritance,
        Optional<String> externalId,
        Optional<String> billingReference,
        Optional<Integer> seatLimit,
        Optional<Leaving> deletion) {

    /** That it is being deleted; undone until it is purged. */
    record Leaving(Instant requestedAt, Instant purgeAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Parent(Optional<String> id, String name) {}

    static OrganizationView of(Desk desk, OrganizationPath path) {
        Organization organization = path.organization();
        Optional<Parent> parent = path.depth() == 0
                ? Optional.empty()
                : Optional.of(path.rootFirst().get(path.depth() - 1)).map(above -> parent(desk, above));
        return new OrganizationView(
                organization.id().value(),
                organization.name(),
                organization.alias(),
                organization.node().kind(),
                Fields.word(organization.node().status()),
                organization.enabled(),
                path.usable(),
                parent,
                Fields.word(organization.node().adminInheritance()),
                organization.node().externalId(),
                organization.node().billingReference().filter(reference -> desk.platform()),
                organization.node().seatLimit().isPresent()
                        ? Optional.of(organization.node().seatLimit().getAsInt())
                        : Optional.empty(),
                leaving(desk, path));
    }

    /** Lists show organizations to people who may not look into them now. */
    private static Optional<Leaving> leaving(Desk desk, OrganizationPath path) {
        if (path.organization().node().status() != OrganizationStatus.DELETING || !desk.mayLook(path)) {
            return Optional.empty();
        }
        return desk.stores()
                .deletions()
                .find(desk.requireLook(path.id()))
                .map(deletion -> new Leaving(deletion.requestedAt(), deletion.purgeAt()));
    }

    private static Parent parent(Desk desk, Organization above) {
        boolean visible = desk.permissions(above.id()).contains(Permission.ORGANIZATION_READ);
        return new Parent(visible ? Optional.of(above.id().value()) : Optional.empty(), above.name());
    }
}
