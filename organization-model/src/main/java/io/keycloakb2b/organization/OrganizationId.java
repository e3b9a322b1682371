package io.keycloakb2b.organization;

import java.util.Optional;

/** Id of a native Keycloak organization; the pack's own records of an organization carry the same id. */
public record OrganizationId(String value) {

    public OrganizationId {
        Text.require("OrganizationId", value);
    }

    /** What a text from outside names, if it can be an id at all. */
    public static Optional<OrganizationId> of(String text) {
        return Text.fits(text) ? Optional.of(new OrganizationId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
