package io.keycloakb2b.isolation;

import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of a server's database. Only PostgreSQL can be looked into from outside: H2's file is locked by its server. */
final class RowsOf {

    private final TestDatabase database;

    RowsOf(TestDatabase database) {
        this.database = database;
    }

    /** Every row of the pack's tables, and of Keycloak's own of organizations, in which one of the ids stands. */
    Map<String, String> mentioning(String... ids) {
        if (!(database instanceof EmbeddedPostgreSql postgres)) {
            return Map.of();
        }
        Map<String, String> rows = new TreeMap<>();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres")) {
            for (var id : ids) {
                for (var table : tables(connection)) {
                    rows.put(
                            table + " of " + id,
                            rows(
                                    connection,
                                    "select t::text from " + table + " t where t::text like '%" + id
                                            + "%' order by 1"));
                }
                rows.put(
                        "members of " + id,
                        rows(
                                connection,
                                "select m::text from user_group_membership m join org o on o.group_id = m.group_id"
                                        + " where o.id = '" + id + "' order by 1"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>(List.of("org", "org_domain"));
        try (var found = connection.getMetaData().getTables(null, "public", "b2b\\_%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static String rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return String.join("\n", rows);
    }
}
