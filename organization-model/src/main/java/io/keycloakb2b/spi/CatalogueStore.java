package io.keycloakb2b.spi;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import java.util.List;
import java.util.Optional;

/** The realm's applications and their role groups. */
public interface CatalogueStore {

    /** Until the end of the transaction nobody else who asks for this changes applications or role groups. */
    void lock(RealmScope scope);

    /** The clients that are marked as applications, in no order. */
    List<ClientId> applications(RealmScope scope);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name */
    void insert(RealmScope scope, RoleGroup group);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name */
    void update(RealmScope scope, RoleGroup group);

    /** Removes the group and every grant of it. */
    void remove(RealmScope scope, RoleGroupId group);

    boolean granted(RealmScope scope, RoleGroupId group);

    Optional<RoleGroup> find(RealmScope scope, RoleGroupId group);

    /** Ordered by name. */
    List<RoleGroup> ofApplication(RealmScope scope, ClientId client);
}
