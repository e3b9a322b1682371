package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads organizations with their ancestors, in one query. */
final class Paths {

    /** Oracle takes at most 1000 values in a list. */
    static final int LONGEST_LIST = 500;

    private final Rows rows;

    Paths(Rows rows) {
        this.rows = rows;
    }

    Optional<OrganizationPath> find(RealmId realm, OrganizationId organization) {
        return all(realm, List.of(organization)).stream().findFirst();
    }

    /** Those that there are, in no order. */
    List<OrganizationPath> all(RealmId realm, Collection<OrganizationId> organizations) {
        List<String> ids = organizations.stream()
                .map(OrganizationId::value)
                .distinct()
                .sorted()
                .toList();
        Map<String, List<Organization>> rootFirst = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += LONGEST_LIST) {
            collect(realm, ids.subList(from, Math.min(from + LONGEST_LIST, ids.size())), rootFirst);
        }
        return rootFirst.values().stream().map(OrganizationPath::new).toList();
    }

    private void collect(RealmId realm, List<String> ids, Map<String, List<Organization>> rootFirst) {
        rows.list(
                        "select self.id, self.alias, self.name, self.enabled, n, o.id, o.alias, o.name, o.enabled"
                                + " from OrganizationEntity self"
                                + " left join B2bAncestry a on a.realmId = self.realmId and a.descendantId = self.id"
                                + " left join B2bOrganization n"
                                + " on n.realmId = self.realmId and n.organizationId = a.ancestorId"
                                + " left join OrganizationEntity o"
                                + " on o.realmId = self.realmId and o.id = a.ancestorId"
                                + " where self.id in :ids and self.realmId = :realm order by a.distance desc",
                        Object[].class,
                        Map.of("ids", ids, "realm", realm.value()))
                .forEach(row -> rootFirst
                        .computeIfAbsent((String) row[0], id -> new ArrayList<>())
                        .add(organization(row)));
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
