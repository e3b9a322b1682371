package io.keycloakb2b.spi;

import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;

/** What it takes to decide who may do what in an organization. Nothing of another realm is ever answered. */
public interface AccessInputs {

    /** The organization with its ancestors; empty for an unknown id or one of another realm. */
    Optional<OrganizationPath> path(RealmId realm, OrganizationId organization);

    /** The membership; empty where the user is no native member of the organization. */
    Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user);

    /** Everything assigned in the organization to the user, and to the user's teams there; expired rows included. */
    List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user);
}
