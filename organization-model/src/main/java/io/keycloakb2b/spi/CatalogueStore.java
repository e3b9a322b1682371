package io.keycloakb2b.spi;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import java.util.Optional;

/** The realm's applications and their role groups. */
public interface CatalogueStore {

    /**
     * Until the end of the transaction nobody else who asks for this changes what the platform keeps for the realm as
     * a whole: applications, role groups, roles of the realm and its settings.
     */
    void lock(RealmScope scope);

    /** The clients that are marked as applications, ordered by their public ids. */
    Page<ClientId> applications(RealmScope scope, PageRequest page);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name */
    void insert(RealmScope scope, RoleGroup group);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name */
    void update(RealmScope scope, RoleGroup group);

    /** Removes the group and every grant of it. */
    void remove(RealmScope scope, RoleGroupId group);

    /** How many organizations hold the group. */
    long grants(RealmScope scope, RoleGroupId group);

    /** Gives every organization that holds a group another one, exposed to children as either was. */
    void replaceGrants(RealmScope scope, RoleGroupId group, RoleGroupId replacement);

    /** How many members and teams hold an app role that no other group gives their organization. */
    long holders(RealmScope scope, RoleGroup group, RoleId role);

    /** Takes an app role from those holders, and gives another of the application where there is one. */
    void replaceHeld(RealmScope scope, RoleGroup group, RoleId role, Optional<RoleId> replacement);

    Optional<RoleGroup> find(RealmScope scope, RoleGroupId group);

    /** Ordered by name, whatever its case, and id. */
    Page<RoleGroup> ofApplication(RealmScope scope, ClientId client, PageRequest page);
}
