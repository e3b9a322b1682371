package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An organization above another, as it leaves. Of its parent everybody sees the name; of what lies above that, nothing
 * but what they may read anyway.
 *
 * @param id where the caller may read the organization, as the alias
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AncestorView(Optional<String> id, String name, Optional<String> alias) {

    /** The root first. */
    static List<AncestorView> of(Desk desk, OrganizationPath path) {
        return path.ancestorsRootFirst().stream()
                .flatMap(above -> of(desk, above, path.rootFirst().indexOf(above) == path.depth() - 1))
                .toList();
    }

    private static Stream<AncestorView> of(Desk desk, Organization above, boolean parent) {
        if (desk.permissions(above.id()).contains(Permission.ORGANIZATION_READ)) {
            return Stream.of(
                    new AncestorView(Optional.of(above.id().value()), above.name(), Optional.of(above.alias())));
        }
        return parent ? Stream.of(new AncestorView(Optional.empty(), above.name(), Optional.empty())) : Stream.empty();
    }
}
