package io.keycloakb2b.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.cfg.Configuration;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/**
 * Databases that the contract runs on, each started once. Keycloak's tables come from its entities (its own change log
 * needs a running Keycloak); the pack's come from the pack's change log, as they do in Keycloak.
 */
enum TestDatabase {
    H2 {
        @Override
        String start() {
            return "jdbc:h2:mem:b2b;DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=20000";
        }
    },
    POSTGRESQL {
        @Override
        String start() {
            try {
                // stops with the Java machine
                return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    };

    private static final Map<TestDatabase, SessionFactory> STARTED = new ConcurrentHashMap<>();

    abstract String start();

    SessionFactory sessions() {
        return STARTED.computeIfAbsent(this, database -> open(database.start()));
    }

    private static SessionFactory open(String url) {
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .setProperty("hibernate.hbm2ddl.schema_filter_provider", KeycloakTables.class.getName())
                .setProperty("hibernate.connection.pool_size", "24");
        KeycloakEntities.all().forEach(configuration::addAnnotatedClass);
        B2bEntityProvider.ENTITIES.forEach(configuration::addAnnotatedClass);
        SessionFactory sessions = configuration.buildSessionFactory();
        update(url);
        return sessions;
    }

    private static void update(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Liquibase liquibase = new Liquibase(
                        B2bEntityProvider.CHANGELOG,
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.update("");
        } catch (SQLException | LiquibaseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Leaves the pack's tables to its change log. */
    public static final class KeycloakTables implements SchemaFilterProvider, SchemaFilter {

        @Override
        public SchemaFilter getCreateFilter() {
            return this;
        }

        @Override
        public SchemaFilter getDropFilter() {
            return this;
        }

        @Override
        public SchemaFilter getTruncatorFilter() {
            return this;
        }

        @Override
        public SchemaFilter getMigrateFilter() {
            return this;
        }

        @Override
        public SchemaFilter getValidateFilter() {
            return this;
        }

        @Override
        public boolean includeNamespace(Namespace namespace) {
            return true;
        }

        @Override
        public boolean includeTable(Table table) {
            return !table.getName().toUpperCase(Locale.ROOT).startsWith("B2B_");
        }

        @Override
        public boolean includeSequence(Sequence sequence) {
            return true;
        }
    }

    /** The pack's tables. */
    static List<String> tables() {
        return B2bEntityProvider.ENTITIES.stream()
                .map(entity ->
                        entity.getAnnotation(jakarta.persistence.Table.class).name())
                .toList();
    }
}
