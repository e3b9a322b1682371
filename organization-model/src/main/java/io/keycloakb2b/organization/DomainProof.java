package io.keycloakb2b.organization;

/**
 * A mail domain of an organization.
 *
 * @param domain normalized, see {@link Email#normalizedDomain}
 * @param autoJoin what the organization wishes to open to people with an address in the domain
 * @param policyEnabled whether the organization's login rules bind everybody with an address in the domain
 */
public record DomainProof(
        OrganizationId organization, String domain, Kind kind, boolean policyEnabled, AutoJoin autoJoin) {

    /** One that opens nothing by itself. */
    public DomainProof(OrganizationId organization, String domain, Kind kind, boolean policyEnabled) {
        this(organization, domain, kind, policyEnabled, AutoJoin.NONE);
    }

    /** What a verified address in the domain opens; one that is merely said to belong opens a request at most. */
    public AutoJoin opens() {
        return switch (kind) {
            case OWNED -> autoJoin;
            case AFFILIATED -> autoJoin == AutoJoin.NONE ? AutoJoin.NONE : AutoJoin.SUGGEST;
        };
    }

    /** How much a domain is worth. */
    public enum Kind {
        /** Proved; belongs to one organization of the realm. */
        OWNED,
        /** Merely said to belong; good for suggestions only. */
        AFFILIATED
    }
}
