package io.keycloakb2b.organization;

/**
 * What an organization has to say to a person who is no member.
 *
 * @param seatFree whether one more member is within the limit
 * @param domain what the person's verified address opens
 * @param justInTime whether coming through an identity provider of the organization makes a member
 * @param ownAddress whether the person's address is in a mail domain that the organization owns
 */
public record JoiningRules(
        RegistrationMode mode, boolean seatFree, AutoJoin domain, boolean justInTime, boolean ownAddress) {

    /** Whether a person whom nothing lets in may ask to be taken in. */
    public boolean mayAsk() {
        return switch (mode) {
            case REQUEST -> true;
            case DOMAIN, INVITATION_OR_DOMAIN -> domain == AutoJoin.SUGGEST;
            case INVITATION, CLOSED, OPEN -> false;
        };
    }
}
