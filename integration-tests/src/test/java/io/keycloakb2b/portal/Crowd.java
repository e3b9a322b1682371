package io.keycloakb2b.portal;

import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import java.sql.SQLException;
import java.util.List;

/**
 * The members of an organization, written straight into the database, since a million of them would be made one by one
 * for days. They lie in its tables in another order than by name, every second one has a record of the pack's, and all
 * have an attribute. However many they are, five are called {@value #RARE_NAME}, ten are guests, ten are suspended and
 * five, in the middle of the list, are auditors; one in twenty is called {@value #COMMON_NAME}, every second one is a
 * member manager.
 *
 * @param members with the one who was there before
 */
record Crowd(EmbeddedPostgreSql database, String organization, String word, int members) {

    /** Of those at the beginning of the list. */
    static final String COMMON_NAME = "Anna";

    static final String RARE_NAME = "Quixbury";

    private static final String FIRST_NAMES = "(array['" + COMMON_NAME
            + "','Ben','Carla','Dan','Eva','Finn','Gloria','Hugo','Ines','Jan','Kira','Leo','Mia','Noah','Olga','Paul',"
            + "'Rosa','Sam','Tina','Uwe'])[1 + i %% 20]";
    private static final String LAST_NAMES =
            "(array['Ab','Ber','Cas','Dor','El','Fa','Gre','Hol','Is','Jor','Kel','Lam',"
                    + "'Mor','Nor','Ost','Pet','Rad','Sel','Tor','Win'])[1 + i / 20 %% 20]"
                    + " || (array['berg','dal','field','gren','hus','land','mann','stein','ton','wood'])[1 + i / 400 %% 10]";

    /** Everybody who is to be written, without the one who is there: number, id and group. */
    private static final String PEOPLE = " from (select i, md5('%1$s' || i)::uuid::text as id, o.group_id, o.id as org,"
            + " o.realm_id as realm, " + FIRST_NAMES + " as first_name, case when i %% (%2$d / 5) = 1 then '"
            + RARE_NAME
            + "' else " + LAST_NAMES + " end as last_name"
            + " from org o cross join generate_series(1, %2$d - 1) i where o.id = '%3$s') p";

    private static final List<String> ROWS = List.of(
            "insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name,"
                    + " realm_id, username, created_timestamp, not_before) select id, address, address, true, true,"
                    + " first_name, last_name, realm, address, 0, 0 from (select p.*,"
                    + " lower(first_name || '.' || last_name || '.') || i || '@%1$s.example' as address" + PEOPLE
                    + ") a",
            "insert into user_group_membership (group_id, user_id, membership_type) select group_id, id, 'MANAGED'"
                    + PEOPLE,
            "insert into b2b_membership (realm_id, org_id, user_id, member_type, status, break_glass)"
                    + " select realm, org, id, case when i %% (%2$d / 10) = 2 then 'GUEST' else 'EMPLOYEE' end,"
                    + " case when i %% (%2$d / 10) = 3 then 'SUSPENDED' else 'ACTIVE' end, false" + PEOPLE
                    + " where i %% 2 = 0 or i %% (%2$d / 10) = 3",
            "insert into b2b_member_attribute (realm_id, org_id, user_id, name, attribute_value)"
                    + " select realm, org, id, 'room', i::text" + PEOPLE,
            "insert into b2b_assignment (realm_id, assignment_key, org_id, principal_kind, principal_id, role_id, reach,"
                    + " source_kind, granted_at) select realm, 'manager ' || id, org, 'MEMBER', id, 'member-manager',"
                    + " 'SELF', 'DIRECT', 0" + PEOPLE + " where i %% 2 = 0",
            "insert into b2b_assignment (realm_id, assignment_key, org_id, principal_kind, principal_id, role_id, reach,"
                    + " source_kind, granted_at) select realm, 'auditor ' || id, org, 'MEMBER', id, 'auditor', 'SELF',"
                    + " 'DIRECT', 0 from (select p.*, row_number() over (order by u.username) as place" + PEOPLE
                    + " join user_entity u on u.id = p.id) a where place between %2$d / 2 and %2$d / 2 + 4");

    /** An organization that has one member. */
    static Crowd joining(EmbeddedPostgreSql database, String organization, String word, int members) {
        // foreign keys hold by themselves, and would be looked at row by row
        ROWS.forEach(sql -> execute(
                database, "set session_replication_role = replica; " + sql.formatted(word, members, organization)));
        return new Crowd(database, organization, word, members);
    }

    static void execute(EmbeddedPostgreSql database, String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The id of somebody. */
    String person(int number) {
        return value("select md5('%s' || %d)::uuid::text".formatted(word, number));
    }

    /** Who stands at a place of the list, from 0 on. */
    String usernameAt(int place) {
        return value(("select u.username from user_entity u join user_group_membership m on m.user_id = u.id"
                        + " join org o on o.group_id = m.group_id where o.id = '%s' order by u.username, u.id"
                        + " offset %d limit 1")
                .formatted(organization, place));
    }

    private String value(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
