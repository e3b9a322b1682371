package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.RealmId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that belongs to one organization, the audit log aside. */
final class OrganizationRows {

    /** The tables with a row for an organization, by their names in queries. */
    static final List<String> TABLES = List.of(
            "B2bSetting",
            "B2bPicture",
            "B2bHost",
            "B2bApplicationGrant",
            "B2bRoleGroupGrant",
            "B2bAssignment",
            "B2bMembership",
            "B2bMemberAttribute",
            "B2bDomain",
            "B2bRequest",
            "B2bInvitationRole",
            "B2bInvitationTeam",
            "B2bInvitation",
            "B2bJoinRequest",
            "B2bApiKeyRole",
            "B2bApiKey",
            "B2bDeletion",
            "B2bOrganizationRole",
            "B2bProviderTeam",
            "B2bTeam",
            "B2bDefaultRole",
            "B2bOrganization");

    private final Rows rows;

    OrganizationRows(Rows rows) {
        this.rows = rows;
    }

    int remove(RealmId realm, OrganizationId organization) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "org", organization.value());
        cutOffChildren(parameters);
        int removed = rows.execute(
                "delete from B2bAncestry a where a.realmId = :realm"
                        + " and (a.descendantId = :org or a.ancestorId = :org)",
                parameters);
        removed += rows.execute(
                "delete from B2bOrganizationRoleAppRole p where p.realmId = :realm and p.organizationRoleId in"
                        + " (select c.id from B2bOrganizationRole c"
                        + " where c.realmId = :realm and c.organizationId = :org)",
                parameters);
        for (String table : TABLES) {
            removed += rows.execute(
                    "delete from " + table + " x where x.realmId = :realm and x.organizationId = :org", parameters);
        }
        rows.execute(
                "update B2bMembership m set m.homeId = null where m.realmId = :realm and m.homeId = :org", parameters);
        return removed;
    }

    /**
     * An organization with children is not removed, unless nobody asked the pack (its JAR was away). What hung below
     * becomes a forest of its own. Roots are bound by no ceiling from above: the children are suspended until somebody
     * has looked at them.
     */
    private void cutOffChildren(Map<String, Object> parameters) {
        Map<String, Object> suspension = new HashMap<>(parameters);
        suspension.put("suspended", OrganizationStatus.SUSPENDED.name());
        int children = rows.execute(
                "update B2bOrganization n set n.parentId = null, n.status = case when n.status = 'DELETING'"
                        + " then n.status else :suspended end where n.realmId = :realm and n.parentId = :org",
                suspension);
        if (children == 0) {
            return;
        }
        List<String> below = rows.list(
                "select a.descendantId from B2bAncestry a where a.realmId = :realm and a.ancestorId = :org"
                        + " and a.distance > 0",
                String.class,
                parameters);
        List<String> above = rows.list(
                "select a.ancestorId from B2bAncestry a where a.realmId = :realm and a.descendantId = :org",
                String.class,
                parameters);
        for (String descendant : below) {
            rows.execute(
                    "delete from B2bAncestry a where a.realmId = :realm and a.descendantId = :descendant"
                            + " and a.ancestorId in :above",
                    Map.of("realm", parameters.get("realm"), "descendant", descendant, "above", above));
        }
    }
}
