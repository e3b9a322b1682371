package io.keycloakb2b.command;

import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;

/** What makes a client an application that organizations may use. */
public record ApplicationDefinition(
        OrganizationUsage organizations, OrganizationPrompt prompt, RoleSource roleSource, boolean roleRequired) {}
