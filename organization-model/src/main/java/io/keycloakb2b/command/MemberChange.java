package io.keycloakb2b.command;

import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Map;
import java.util.Optional;

/**
 * What is to become of a member.
 *
 * @param home the employer of a collaborator; nobody else has one
 * @param breakGlass whether the member may come in by local factors while no identity provider is usable
 * @param attributes by name, each a new value or empty to take it away
 */
public record MemberChange(
        Optional<MembershipStatus> status,
        Optional<MemberType> type,
        Patch<OrganizationId> home,
        Patch<String> externalId,
        Optional<Boolean> breakGlass,
        Patch<Map<String, Optional<String>>> attributes) {

    public MemberChange {
        externalId.value().ifPresent(id -> OrganizationDraft.requireText("externalId", id, OrganizationDraft.MAX_NAME));
    }
}
