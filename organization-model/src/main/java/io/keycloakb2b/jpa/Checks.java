package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Map;

/** What every store asks of its callers. */
final class Checks {

    private Checks() {}

    /** A scope opens one organization; a record of another one is the caller's mistake, never a user's. */
    static void own(OrganizationScope scope, OrganizationId organization) {
        if (!scope.organization().equals(organization)) {
            throw new IllegalArgumentException("The record belongs to another organization than the scope");
        }
    }

    static void mayChange(RealmScope scope) {
        if (!scope.mayChange()) {
            throw new IllegalArgumentException("The scope is for reading");
        }
    }

    /** The two parameters that stand in every statement about an organization. */
    static Map<String, Object> parameters(OrganizationScope scope) {
        return Map.of(
                "realm", scope.realm().value(), "org", scope.organization().value());
    }

    /** Two transactions wrote the same row at the same moment. */
    static OrganizationException concurrentChange() {
        return OrganizationError.CONCURRENT_CHANGE.because("somebody else has changed this at the same moment");
    }
}
