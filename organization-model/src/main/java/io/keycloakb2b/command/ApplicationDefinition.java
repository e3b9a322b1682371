package io.keycloakb2b.command;

import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.ApplicationSharing;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.SettingName;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a client an application that organizations may use.
 *
 * @param allOrganizations whether {@code organization:*} asks for all of a person's organizations at once
 * @param relationRequired what a member has to be to the organization
 * @param settings login settings in which the application is stricter than its organizations need to be
 */
public record ApplicationDefinition(
        OrganizationUsage organizations,
        OrganizationPrompt prompt,
        RoleSource roleSource,
        boolean roleRequired,
        boolean allOrganizations,
        Optional<Relation.OfUser> relationRequired,
        ApplicationSharing sharing,
        Map<SettingName, String> settings) {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} */
    public ApplicationDefinition {
        if (relationRequired.filter(Relation.Team.class::isInstance).isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(
                    "relationRequired", "must not be a team: each belongs to one organization alone");
        }
        settings = Map.copyOf(settings);
    }
}
