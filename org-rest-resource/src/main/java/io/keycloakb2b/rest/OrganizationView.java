package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.spi.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An organization as it leaves.
 *
 * @param available whether it and all above it may be entered
 * @param parent of which a child sees no more than the name
 * @param billingReference for the platform only
 * @param permissions what the caller may do there; absent in lists
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
        Optional<Leaving> deletion,
        Optional<List<String>> permissions) {

    /** That it is being deleted; undone until it is purged. */
    record Leaving(Instant requestedAt, Instant purgeAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Parent(Optional<String> id, String name) {}

    static OrganizationView of(Desk desk, OrganizationPath path) {
        Optional<Deletion> deletion = shownLeaving(desk, path)
                ? desk.stores().deletions().find(desk.requireLook(path.id()))
                : Optional.empty();
        List<String> permissions = desk.permissions(path.id()).stream()
                .map(Permission::word)
                .sorted()
                .toList();
        return of(desk, path, deletion, Optional.of(permissions));
    }

    /** A page of organizations, read with a fixed number of queries. */
    static Listing<OrganizationView> of(Desk asked, Page<OrganizationNode> page) {
        Desk desk = asked.readingAhead(
                page.items().stream().map(OrganizationNode::id).toList());
        List<OrganizationPath> paths =
                page.items().stream().map(node -> desk.fullPath(node.id())).toList();
        Map<OrganizationId, Deletion> deletions = deletions(desk, paths);
        return new Listing<>(
                paths.stream()
                        .map(path -> of(desk, path, Optional.ofNullable(deletions.get(path.id())), Optional.empty()))
                        .toList(),
                page.next());
    }

    private static OrganizationView of(
            Desk desk, OrganizationPath path, Optional<Deletion> deletion, Optional<List<String>> permissions) {
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
                deletion.map(leaving -> new Leaving(leaving.requestedAt(), leaving.purgeAt())),
                permissions);
    }

    /** Lists show organizations to people who may not look into them now. */
    private static boolean shownLeaving(Desk desk, OrganizationPath path) {
        return path.organization().node().status() == OrganizationStatus.DELETING && desk.mayLook(path);
    }

    private static Map<OrganizationId, Deletion> deletions(Desk desk, List<OrganizationPath> paths) {
        List<OrganizationScope> leaving = paths.stream()
                .filter(path -> shownLeaving(desk, path))
                .map(path -> desk.requireLook(path.id()))
                .toList();
        if (leaving.isEmpty()) {
            return Map.of();
        }
        return desk.stores().deletions().find(leaving.get(0), leaving.subList(1, leaving.size())).stream()
                .collect(Collectors.toMap(Deletion::organization, Function.identity()));
    }

    private static Parent parent(Desk desk, Organization above) {
        boolean visible = desk.permissions(above.id()).contains(Permission.ORGANIZATION_READ);
        return new Parent(visible ? Optional.of(above.id().value()) : Optional.empty(), above.name());
    }
}
