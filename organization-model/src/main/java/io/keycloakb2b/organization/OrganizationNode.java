package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pack's own record of an organization. The parent is the truth of the hierarchy.
 *
 * @param kind an open word such as customer, partner or branch
 * @param externalId the id another system knows the organization by; never used to resolve a request
 * @param seatLimit the most members the organization may have; empty for no limit
 */
public record OrganizationNode(
        OrganizationId id,
        Optional<OrganizationId> parent,
        String kind,
        OrganizationStatus status,
        AdminInheritance adminInheritance,
        Optional<String> externalId,
        Optional<String> billingReference,
        OptionalInt seatLimit) {

    public static final String DEFAULT_KIND = "customer";

    /** What a native organization is that the pack has no record of yet: an active root. */
    public static OrganizationNode root(OrganizationId id) {
        return new OrganizationNode(
                id,
                Optional.empty(),
                DEFAULT_KIND,
                OrganizationStatus.ACTIVE,
                AdminInheritance.INHERIT,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    public OrganizationNode withParent(OrganizationId newParent) {
        return new OrganizationNode(
                id, Optional.of(newParent), kind, status, adminInheritance, externalId, billingReference, seatLimit);
    }

    public OrganizationNode withoutParent() {
        return new OrganizationNode(
                id, Optional.empty(), kind, status, adminInheritance, externalId, billingReference, seatLimit);
    }

    public OrganizationNode withStatus(OrganizationStatus newStatus) {
        return new OrganizationNode(
                id, parent, kind, newStatus, adminInheritance, externalId, billingReference, seatLimit);
    }

    public OrganizationNode withAdminInheritance(AdminInheritance newInheritance) {
        return new OrganizationNode(id, parent, kind, status, newInheritance, externalId, billingReference, seatLimit);
    }
}
