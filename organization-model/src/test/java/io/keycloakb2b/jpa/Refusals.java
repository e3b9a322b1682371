package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.util.Optional;

/** Says what a rule of the model refuses. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(OrganizationError error, Runnable action) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(action::run)
                .returns(error, OrganizationException::error);
    }

    static void assertRefused(OrganizationError error, String field, Runnable action) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(action::run)
                .returns(error, OrganizationException::error)
                .returns(Optional.of(field), OrganizationException::field);
    }
}
