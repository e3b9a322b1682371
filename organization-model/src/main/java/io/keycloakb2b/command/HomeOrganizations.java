package io.keycloakb2b.command;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Optional;

/**
 * Which organizations somebody may name as the home of a collaborator: those they may see. Another one is as absent as
 * one that never was.
 */
public final class HomeOrganizations {

    private static final String FIELD = "homeOrganization";

    private final Caller caller;
    private final OrganizationAccess access;
    private final DecisionInputsProvider inputs;

    public HomeOrganizations(Caller caller, OrganizationAccess access, DecisionInputsProvider inputs) {
        this.caller = caller;
        this.access = access;
        this.inputs = inputs;
    }

    /**
     * The home of a member of some type: a collaborator has one, and nobody else.
     *
     * @param stored what the member has so far
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code MISSING_VALUE}
     */
    public Optional<OrganizationId> home(Membership stored, MemberType type, Patch<OrganizationId> wanted) {
        if (type != MemberType.COLLABORATOR) {
            if (wanted.value().isPresent()) {
                throw OrganizationError.INVALID_VALUE.on(FIELD, "only collaborators have a home organization");
            }
            return Optional.empty();
        }
        wanted.value().ifPresent(home -> requireVisible(stored.organization(), home));
        boolean untouched = stored.type() == type && !wanted.mentioned();
        Optional<OrganizationId> home = wanted.applyTo(stored.home());
        if (home.isEmpty() && !untouched) {
            throw OrganizationError.MISSING_VALUE.on(FIELD, "is needed for a collaborator");
        }
        return home;
    }

    private void requireVisible(OrganizationId here, OrganizationId home) {
        if (home.equals(here)) {
            throw OrganizationError.INVALID_VALUE.on(FIELD, "must be another organization");
        }
        boolean visible = inputs.path(caller.realm(), home)
                .filter(path -> access.permissions(caller, path).contains(Permission.ORGANIZATION_READ))
                .isPresent();
        if (!visible) {
            throw OrganizationError.INVALID_VALUE.on(FIELD, "no such organization");
        }
    }
}
