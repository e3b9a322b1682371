package io.keycloakb2b.command;

import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RoleName;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What a custom role becomes when somebody writes it. */
final class RoleDrafts {

    private RoleDrafts() {}

    /** @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE}, {@code INVALID_VALUE} */
    static CustomRole create(Optional<OrganizationId> organization, OrganizationRoleChange draft) {
        RoleName name =
                RoleName.of(draft.name().orElseThrow(() -> OrganizationError.MISSING_VALUE.on("name", "is needed")));
        CustomRole empty = new CustomRole(
                new OrganizationRoleId(KeycloakModelUtils.generateId()),
                organization,
                name,
                name.value(),
                "",
                Set.of(),
                Set.of());
        return update(empty, draft);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} */
    static CustomRole update(CustomRole before, OrganizationRoleChange change) {
        return new CustomRole(
                before.id(),
                before.organization(),
                change.name().map(RoleName::of).orElse(before.name()),
                change.displayName().map(RoleDrafts::displayName).orElse(before.displayName()),
                change.description().map(RoleDrafts::description).orElse(before.description()),
                change.permissions().orElse(before.permissions()),
                change.appRoles().orElse(before.appRoles()));
    }

    /**
     * Owners are made one by one, by people who know what they do.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}
     */
    static void requireReplaces(CustomRole role, OrganizationRole other) {
        if (role.same(other)) {
            throw OrganizationError.INVALID_VALUE.on("replacement", "is the role itself");
        }
        if (other.equals(BuiltInRole.OWNER)) {
            throw OrganizationError.INVALID_VALUE.on("replacement", "nobody becomes an owner this way");
        }
    }

    private static String displayName(String text) {
        String displayName =
                OrganizationDraft.requireText("displayName", text, OrganizationRoleChange.MAX_DISPLAY_NAME);
        RoleName.requireOwnLook("displayName", displayName);
        return displayName;
    }

    private static String description(String text) {
        if (text.length() > OrganizationRoleChange.MAX_DESCRIPTION) {
            throw OrganizationError.INVALID_VALUE.on(
                    "description", "must have at most " + OrganizationRoleChange.MAX_DESCRIPTION + " characters");
        }
        return text;
    }
}
