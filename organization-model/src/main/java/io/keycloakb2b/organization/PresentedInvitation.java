package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * An invitation that a login carries, as the rules see it.
 *
 * @param status the present one
 * @param provider the one identity provider by which it can be accepted, where there is one
 * @param addressed whether the person has the invited address; false while nobody has proved anything
 * @param stood whether whoever invited may still invite
 */
public record PresentedInvitation(
        OrganizationId organization,
        InvitationStatus status,
        Optional<ProviderAlias> provider,
        boolean addressed,
        boolean stood) {

    /** Whether it can be accepted by the person it is for. */
    public boolean valid() {
        return status == InvitationStatus.PENDING && stood;
    }

    /** Why it cannot, in the words of the person who tries. */
    public DenialReason obstacle() {
        return switch (status) {
            case PENDING, REVOKED -> DenialReason.INVITATION_REVOKED;
            case EXPIRED -> DenialReason.INVITATION_EXPIRED;
            case ACCEPTED, DECLINED -> DenialReason.INVITATION_USED;
        };
    }
}
