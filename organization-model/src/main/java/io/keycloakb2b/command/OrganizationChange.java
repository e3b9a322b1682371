package io.keycloakb2b.command;

import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.Optional;

/**
 * What is to change in an organization; empty leaves it as it is.
 *
 * @param seatLimit one below the seats that are taken lets nobody join, and nobody has to leave
 */
public record OrganizationChange(
        Optional<String> name,
        Optional<Boolean> enabled,
        Optional<String> kind,
        Optional<OrganizationStatus> status,
        Optional<AdminInheritance> adminInheritance,
        Patch<String> externalId,
        Patch<String> billingReference,
        Patch<Integer> seatLimit) {}
