package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import java.util.List;
import java.util.Optional;

/** What an organization has been given. A grant is written for the scope's organization alone. */
public interface GrantStore {

    void putApplication(OrganizationScope scope, ApplicationGrant grant);

    /** Removes the grant and, with it, the grants of the application's role groups. */
    boolean removeApplication(OrganizationScope scope, ClientId client);

    List<ApplicationGrant> applications(OrganizationScope scope);

    /** The applications of the realm, whether granted or not, in no order. */
    List<ClientId> applicationsOfRealm(OrganizationScope scope);

    void putRoleGroup(OrganizationScope scope, RoleGroupGrant grant);

    boolean removeRoleGroup(OrganizationScope scope, RoleGroupId group);

    /** The role groups granted to the organization. */
    List<GrantedRoleGroup> roleGroups(OrganizationScope scope);

    /** A role group of the realm, whether granted or not. */
    Optional<RoleGroup> roleGroup(OrganizationScope scope, RoleGroupId group);

    /** A role group with its grant. */
    record GrantedRoleGroup(RoleGroup group, RoleGroupGrant grant) {}
}
