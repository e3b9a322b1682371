package io.keycloakb2b.organization;

/** Id of an invitation. Tells nobody anything: only the token in the mail opens one. */
public record InvitationId(String value) {

    public InvitationId {
        Text.require("InvitationId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
