package io.keycloakb2b.command;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;

/**
 * Whom somebody may make a member without an invitation: the platform everybody, others only people of organizations
 * whose members they manage.
 */
public final class Candidates {

    private final Caller caller;
    private final OrganizationAccess access;
    private final DecisionInputsProvider inputs;

    public Candidates(Caller caller, OrganizationAccess access, DecisionInputsProvider inputs) {
        this.caller = caller;
        this.access = access;
        this.inputs = inputs;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code FORBIDDEN}, whether or not the user exists */
    void require(UserId user) {
        if (!everybody() && !known(user)) {
            throw OrganizationError.FORBIDDEN.on(
                    "user", "only people of organizations whose members you manage can be added without an invitation");
        }
    }

    /** Whether nobody has to be known already; service accounts are then among them. */
    boolean everybody() {
        return caller instanceof Caller.PlatformAdministrator;
    }

    private boolean known(UserId user) {
        return inputs.memberships(caller.realm(), user).stream()
                .filter(membership -> membership.type() != MemberType.CONSUMER)
                .map(Membership::organization)
                .flatMap(organization -> inputs.path(caller.realm(), organization).stream())
                .filter(OrganizationPath::usable)
                .anyMatch(path -> access.permissions(caller, path).contains(Permission.MEMBERS_MANAGE));
    }
}
