package io.keycloakb2b.benchmark.login;

import java.sql.SQLException;
import java.util.List;

/**
 * Memberships that are written into the tables, since Keycloak takes longer for each one that a person has: 15 seconds
 * for the five hundredth. Nobody may be signed in meanwhile, and caches have to be emptied afterwards.
 */
record FurtherMemberships(Stage stage) {

    private static final String ALIAS = "further-";

    private static final String NATIVE = "insert into user_group_membership (group_id, user_id, membership_type)"
            + " select o.group_id, ?, 'UNMANAGED' from org o where o.realm_id = ? and o.alias like '" + ALIAS + "%'"
            + " order by o.alias limit ?";

    private static final String OF_THE_PACK =
            "insert into b2b_membership (realm_id, org_id, user_id, member_type, status, break_glass)"
                    + " select m.realm_id, o.id, m.user_id, m.member_type, m.status, m.break_glass"
                    + " from b2b_membership m cross join lateral (select id from org where realm_id = m.realm_id"
                    + " and alias like '" + ALIAS
                    + "%' order by alias limit ?) o where m.user_id = ? and m.realm_id = ?";

    static String alias(int number) {
        return ALIAS + number;
    }

    /** @param alsoInPack whether the pack keeps a record of each; the person has one already */
    void add(Person person, int number, boolean alsoInPack) {
        var realm = stage.realm().admin().toRepresentation().getId();
        write(NATIVE, List.of(person.id(), realm, number), number);
        if (alsoInPack) {
            write(OF_THE_PACK, List.of(number, person.id(), realm), number);
        }
    }

    private void write(String sql, List<Object> parameters, int expected) {
        try (var connection = stage.server().database().connect();
                var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                insert.setObject(i + 1, parameters.get(i));
            }
            int written = insert.executeUpdate();
            if (written != expected) {
                throw new IllegalStateException(written + " memberships in place of " + expected);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
