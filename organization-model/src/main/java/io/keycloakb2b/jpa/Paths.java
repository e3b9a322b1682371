package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an organization with its ancestors in one query. */
final class Paths {

    private final Rows rows;

    Paths(Rows rows) {
        this.rows = rows;
    }

    Optional<OrganizationPath> find(RealmId realm, OrganizationId organization) {
        List<Organization> rootFirst = rows
                .list(
                        "select self.id, self.alias, self.name, self.enabled, n, o.id, o.alias, o.name, o.enabled"
                                + " from OrganizationEntity self"
                                + " left join B2bAncestry a on a.realmId = self.realmId and a.descendantId = self.id"
                                + " left join B2bOrganization n"
                                + " on n.realmId = self.realmId and n.organizationId = a.ancestorId"
                                + " left join OrganizationEntity o"
                                + " on o.realmId = self.realmId and o.id = a.ancestorId"
                                + " where self.id = :org and self.realmId = :realm order by a.distance desc",
                        Object[].class,
                        Map.of("org", organization.value(), "realm", realm.value()))
                .stream()
                .map(Paths::organization)
                .toList();
        return rootFirst.isEmpty() ? Optional.empty() : Optional.of(new OrganizationPath(rootFirst));
    }

    static Map<String, Object> parameters(RealmId realm, OrganizationPath path) {
        return Map.of(
                "realm",
                realm.value(),
                "path",
                path.rootFirst().stream().map(step -> step.id().value()).toList());
    }

    private static Organization organization(Object[] row) {
        if (row[4] == null) {
            OrganizationNode root = OrganizationNode.root(new OrganizationId((String) row[0]));
            return new Organization(root, (String) row[1], (String) row[2], (Boolean) row[3]);
        }
        OrganizationNode node = ((OrganizationNodeEntity) row[4]).node();
        // an ancestor that Keycloak no longer has closes what hangs below it, until the sweep has been there
        return row[5] == null
                ? new Organization(node, "", "", false)
                : new Organization(node, (String) row[6], (String) row[7], (Boolean) row[8]);
    }
}
