package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import java.util.Map;

/** Whether organizations hang directly below one. Records whose native organization is gone do not count. */
final class Children {

    private final Rows rows;

    Children(Rows rows) {
        this.rows = rows;
    }

    boolean anyOf(RealmId realm, OrganizationId parent) {
        return rows.exists(
                "select n.organizationId from B2bOrganization n"
                        + " join OrganizationEntity o on o.id = n.organizationId and o.realmId = n.realmId"
                        + " where n.realmId = :realm and n.parentId = :org",
                Map.of("realm", realm.value(), "org", parent.value()));
    }
}
