package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationPath;
import java.util.Optional;

/**
 * An organization as it leaves.
 *
 * @param available whether it and all above it may be entered
 * @param parent the name of the parent, which is all that a child sees of what lies above it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OrganizationView(
        String id,
        String name,
        String alias,
        String kind,
        String status,
        boolean enabled,
        boolean available,
        Optional<Parent> parent,
        String adminInheritance,
        Optional<String> externalId,
        Optional<String> billingReference,
        Optional<Integer> seatLimit) {

    record Parent(String id, String name) {}

    static OrganizationView of(OrganizationPath path) {
        Organization organization = path.organization();
        Optional<Parent> parent = path.depth() == 0
                ? Optional.empty()
                : Optional.of(path.rootFirst().get(path.depth() - 1))
                        .map(above -> new Parent(above.id().value(), above.name()));
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
                organization.node().billingReference(),
                organization.node().seatLimit().isPresent()
                        ? Optional.of(organization.node().seatLimit().getAsInt())
                        : Optional.empty());
    }
}
