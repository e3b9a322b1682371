package io.keycloakb2b.testing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a server asks its database, by {@code pg_stat_statements}: every execution of a statement that reads or
 * changes rows, those of a batch included. The begin and the end of a transaction are none.
 */
public final class StatementMeter implements AutoCloseable {

    private static final String OTHERS = " from pg_stat_statements s join pg_database d on d.oid = s.dbid"
            + " where d.datname = current_database() and s.query not like '%pg_stat_statements%'";

    private final Connection connection;

    private StatementMeter(Connection connection) {
        this.connection = connection;
    }

    /** A database that can be counted. */
    public static EmbeddedPostgreSql startDatabase() {
        return EmbeddedPostgreSql.startWith(Map.of(
                "shared_preload_libraries", "pg_stat_statements",
                "pg_stat_statements.max", "50000",
                "pg_stat_statements.track_utility", "off"));
    }

    public static StatementMeter of(EmbeddedPostgreSql database) {
        var meter = new StatementMeter(database.connect());
        meter.execute("create extension if not exists pg_stat_statements");
        return meter;
    }

    /** How many statements are executed while an action runs. */
    public long during(Runnable action) {
        return executedDuring(action).stream().mapToLong(Executed::times).sum();
    }

    /** The statements that an action takes, each with the number of its executions, the most frequent first. */
    public Map<String, Long> textsDuring(Runnable action) {
        Map<String, Long> texts = new LinkedHashMap<>();
        executedDuring(action).forEach(executed -> texts.put(executed.text(), executed.times()));
        return texts;
    }

    /** What an action takes of the database, the statements executed most often first. */
    public List<Executed> executedDuring(Runnable action) {
        execute("select pg_stat_statements_reset()");
        action.run();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select s.query, sum(s.calls), sum(s.rows),"
                        + " sum(s.shared_blks_hit + s.shared_blks_read)" + OTHERS
                        + " group by s.query order by 2 desc, 1")) {
            List<Executed> executed = new ArrayList<>();
            while (rows.next()) {
                executed.add(new Executed(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
            return executed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One text of a statement.
     *
     * @param rows that it answered or changed
     * @param blocks of tables and indexes that it touched, whether or not they were in memory
     */
    public record Executed(String text, long times, long rows, long blocks) {}

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
