package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.SubtreeStore.Usage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts members: users of Keycloak's own storage and of foreign ones are kept in two tables. */
final class SeatCounts {

    private final Rows rows;

    SeatCounts(Rows rows) {
        this.rows = rows;
    }

    /** That the member of an organization {@code o} and a membership {@code m} is not suspended. */
    private static String seated(NativeMembership kind) {
        return " and not exists (select r.userId from B2bMembership r where r.realmId = o.realmId"
                + " and r.organizationId = o.id and r.userId = " + kind.user("m") + " and r.status = 'SUSPENDED')";
    }

    /** Members in whatever state, by organization; absent where there are none. */
    Map<String, Long> members(Map<String, ?> realm, Collection<String> organizations) {
        return perOrganization(realm, organizations, false);
    }

    /** Members who are not suspended, by organization; absent where there are none. */
    Map<String, Long> seats(Map<String, ?> realm, Collection<String> organizations) {
        return perOrganization(realm, organizations, true);
    }

    /**
     * Seats and the users behind them.
     *
     * @param joins from an organization {@code o}
     */
    Usage usage(String joins, String where, Map<String, ?> parameters) {
        long organizations = rows.list("select count(distinct o.id) from " + joins + where, Long.class, parameters)
                .get(0);
        long seats = 0;
        long identities = 0;
        for (NativeMembership kind : NativeMembership.values()) {
            String user = kind.user("m");
            Object[] row = rows.list(
                            "select count(" + user + "), count(distinct " + user + ") from " + joins + memberships(kind)
                                    + where + seated(kind),
                            Object[].class,
                            parameters)
                    .get(0);
            seats += (Long) row[0];
            identities += (Long) row[1];
        }
        return new Usage(organizations, seats, identities);
    }

    /**
     * The same for the subtrees of several organizations, by organization; those without a record are absent.
     *
     * @param kept narrows the rows {@code a} of who lies below whom; empty for all of them
     */
    Map<String, Usage> usagePerSubtree(Map<String, ?> realm, Collection<String> organizations, String kept) {
        String joins = "B2bAncestry a join OrganizationEntity o on o.id = a.descendantId and o.realmId = a.realmId";
        String where = " where a.realmId = :realm and a.ancestorId in :organizations" + kept;
        Map<String, Object> parameters = with(realm, organizations);
        Map<String, Usage> usage = new HashMap<>();
        rows.list(
                        "select a.ancestorId, count(o.id) from " + joins + where + " group by a.ancestorId",
                        Object[].class,
                        parameters)
                .forEach(row -> usage.put((String) row[0], new Usage((Long) row[1], 0, 0)));
        for (NativeMembership kind : NativeMembership.values()) {
            String user = kind.user("m");
            List<Object[]> found = rows.list(
                    "select a.ancestorId, count(" + user + "), count(distinct " + user + ") from " + joins
                            + memberships(kind) + where + seated(kind) + " group by a.ancestorId",
                    Object[].class,
                    parameters);
            found.forEach(
                    row -> usage.merge((String) row[0], new Usage(0, (Long) row[1], (Long) row[2]), SeatCounts::sum));
        }
        return usage;
    }

    private Map<String, Long> perOrganization(
            Map<String, ?> realm, Collection<String> organizations, boolean seatedOnly) {
        Map<String, Long> counts = new HashMap<>();
        for (NativeMembership kind : NativeMembership.values()) {
            rows.list(
                            "select o.id, count(" + kind.user("m") + ") from OrganizationEntity o" + memberships(kind)
                                    + " where o.realmId = :realm and o.id in :organizations"
                                    + (seatedOnly ? seated(kind) : "") + " group by o.id",
                            Object[].class,
                            with(realm, organizations))
                    .forEach(row -> counts.merge((String) row[0], (Long) row[1], Long::sum));
        }
        return counts;
    }

    private static String memberships(NativeMembership kind) {
        return " join " + kind.table() + " m on m.groupId = o.groupId";
    }

    private static Map<String, Object> with(Map<String, ?> realm, Collection<String> organizations) {
        Map<String, Object> parameters = new HashMap<>(realm);
        parameters.put("organizations", organizations);
        return parameters;
    }

    private static Usage sum(Usage one, Usage other) {
        return new Usage(
                one.organizations() + other.organizations(),
                one.seats() + other.seats(),
                one.identities() + other.identities());
    }
}
