package io.keycloakb2b.command;

import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.ApplicationSharing;
import io.keycloakb2b.organization.SettingName;
import java.util.Map;

/**
 * What makes a client an application that organizations may use.
 *
 * @param allOrganizations whether {@code organization:*} asks for all of a person's organizations at once
 * @param settings login settings in which the application is stricter than its organizations need to be
 */
public record ApplicationDefinition(
        OrganizationUsage organizations,
        OrganizationPrompt prompt,
        RoleSource roleSource,
        boolean roleRequired,
        boolean allOrganizations,
        ApplicationSharing sharing,
        Map<SettingName, String> settings) {

    public ApplicationDefinition {
        settings = Map.copyOf(settings);
    }
}
