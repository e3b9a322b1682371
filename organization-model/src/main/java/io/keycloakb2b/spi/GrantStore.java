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

    Optional<ApplicationGrant> application(OrganizationScope scope, ClientId client);

    /** All of them, in no order. */
    List<ApplicationGrant> applications(OrganizationScope scope);

    /** Ordered by the public id of the client; a grant of a client that is gone is left out. */
    Page<GrantedApplication> applications(OrganizationScope scope, PageRequest page);

    /**
     * Applications that the organization might subscribe to now: open to subscription, held by everybody above, and
     * not granted in whatever state. Ordered by their public ids.
     */
    Page<ClientId> subscribable(OrganizationScope scope, PageRequest page);

    void putRoleGroup(OrganizationScope scope, RoleGroupGrant grant);

    boolean removeRoleGroup(OrganizationScope scope, RoleGroupId group);

    Optional<RoleGroupGrant> roleGroupGrant(OrganizationScope scope, RoleGroupId group);

    /** The role groups granted to the organization, ordered by name, whatever its case, and id. */
    Page<GrantedRoleGroup> roleGroups(OrganizationScope scope, PageRequest page);

    /** A role group of the realm, whether granted or not. */
    Optional<RoleGroup> roleGroup(OrganizationScope scope, RoleGroupId group);

    /**
     * An application with its grant.
     *
     * @param clientId the public id of the client
     * @param name empty where it has none
     */
    record GrantedApplication(ApplicationGrant grant, String clientId, String name) {}

    /** A role group with its grant. */
    record GrantedRoleGroup(RoleGroup group, RoleGroupGrant grant) {}
}
