package io.keycloakb2b.organization;

/**
 * A mail domain of an organization.
 *
 * @param domain normalized, see {@link Email#normalizedDomain}
 * @param policyEnabled whether the organization's login rules bind everybody with an address in the domain
 */
public record DomainProof(OrganizationId organization, String domain, Kind kind, boolean policyEnabled) {

    /** How much a domain is worth. */
    public enum Kind {
        /** Proved; belongs to one organization of the realm. */
        OWNED,
        /** Merely said to belong; good for suggestions only. */
        AFFILIATED
    }
}
