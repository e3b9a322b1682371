package io.keycloakb2b.command;

import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.Optional;

/** What is to change in an organization; empty leaves it as it is. */
public record OrganizationChange(
        Optional<String> name,
        Optional<Boolean> enabled,
        Optional<String> kind,
        Optional<OrganizationStatus> status,
        Optional<AdminInheritance> adminInheritance,
        Optional<String> externalId,
        Optional<String> billingReference,
        Optional<Integer> seatLimit) {}
