package io.keycloakb2b.organization;

import java.util.Optional;

/** A rule of the model said no. Thrown in the middle, translated once at each edge. */
public final class OrganizationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OrganizationError error;
    private final String field;

    OrganizationException(OrganizationError error, String field, String rule) {
        super(rule);
        this.error = error;
        this.field = field;
    }

    public OrganizationError error() {
        return error;
    }

    /** The field of the request that broke the rule, where there is one. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** The rule in words for the person who sent the request; holds no data of other organizations. */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
