package io.keycloakb2b.isolation;

import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that a server has in its database, but for what the mere coming and going of callers leaves there. */
final class StoredState {

    private static final Set<String> OF_CALLERS = Set.of(
            "admin_event_entity",
            "b2b_audit_event",
            "b2b_request",
            "event_entity",
            "offline_client_session",
            "offline_user_session",
            "revoked_token");

    /** A key is used by whoever is refused as well. */
    private static final String LAST_USE = "last_used_at";

    private final EmbeddedPostgreSql database;

    StoredState(TestDatabase database) {
        this.database = (EmbeddedPostgreSql) database;
    }

    /** Of each table how many rows there are, and a sum over them. */
    Map<String, String> now() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        tables(connection).stream().map(StoredState::sum).collect(Collectors.joining(" union all ")))) {
            Map<String, String> state = new TreeMap<>();
            while (rows.next()) {
                state.put(rows.getString(1), rows.getLong(2) + " rows, " + rows.getString(3));
            }
            return state;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sum(String table) {
        var row = table.equals("b2b_api_key") ? "(to_jsonb(t) - '" + LAST_USE + "')::text" : "t::text";
        return "select '%s', count(*), md5(string_agg(%s, chr(10) order by %s)) from %s t"
                .formatted(table, row, row, table);
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        try (var found = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            Set<String> tables = new TreeSet<>();
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
            tables.removeAll(OF_CALLERS);
            return tables;
        }
    }
}
