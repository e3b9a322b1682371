package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.keycloak.models.GroupModel;
import org.keycloak.models.jpa.entities.ClientAttributeEntity;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.representations.idm.MembershipType;

/** A realm of its own in a database, with Keycloak's rows in it and the pack's stores over it. */
final class TestRealm {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase database;
    private final Function<Session, DecisionCacheProvider> cache;
    private final RealmId id = new RealmId(uuid());

    TestRealm(TestDatabase database) {
        this(database, session -> DecisionCacheProvider.none());
    }

    /** One whose changes reach a cache. */
    TestRealm(TestDatabase database, Function<Session, DecisionCacheProvider> cache) {
        this.database = database;
        this.cache = cache;
    }

    /** Another realm in the same database. */
    TestRealm sibling() {
        return new TestRealm(database);
    }

    RealmId id() {
        return id;
    }

    RealmScope platform() {
        return TestScopes.platform(id);
    }

    OrganizationScope scope(OrganizationId organization) {
        return TestScopes.of(id, organization);
    }

    /** Does something in one transaction. */
    void run(Consumer<OrganizationStoreProvider> work) {
        read(stores -> {
            work.accept(stores);
            return stores;
        });
    }

    /** Does something in one transaction that answers something. */
    <T> T read(Function<OrganizationStoreProvider, T> work) {
        return inSession(session -> work.apply(storesIn(session)));
    }

    /** How many SQL statements something takes. */
    long statements(Consumer<OrganizationStoreProvider> work) {
        return statementsOf(session -> work.accept(stores(session)));
    }

    long statementsOf(Consumer<Session> work) {
        return inSession(session -> {
            Statistics statistics = session.getSessionFactory().getStatistics();
            statistics.setStatisticsEnabled(true);
            long before = statistics.getPrepareStatementCount();
            work.accept(session);
            return statistics.getPrepareStatementCount() - before;
        });
    }

    <T> T inSession(Function<Session, T> work) {
        return database.sessions().fromTransaction(work);
    }

    OrganizationStoreProvider storesIn(Session session) {
        return new JpaOrganizationStoreProvider(session, Clock.fixed(NOW, ZoneOffset.UTC), cache.apply(session));
    }

    static OrganizationStoreProvider stores(EntityManager em) {
        return new JpaOrganizationStoreProvider(em, Clock.fixed(NOW, ZoneOffset.UTC), DecisionCacheProvider.none());
    }

    OrganizationId organization(String name) {
        OrganizationId organization = new OrganizationId(uuid());
        persist(nativeOrganization(organization, name));
        return organization;
    }

    private OrganizationEntity nativeOrganization(OrganizationId organization, String name) {
        OrganizationEntity entity = new OrganizationEntity();
        entity.setId(organization.value());
        entity.setRealmId(id.value());
        entity.setName(name);
        entity.setAlias(organization.value());
        entity.setEnabled(true);
        entity.setGroupId(group(organization));
        return entity;
    }

    static String group(OrganizationId organization) {
        return organization.value().substring(0, 34) + "-g";
    }

    UserId user(String username) {
        UserEntity entity = new UserEntity();
        entity.setId(uuid());
        entity.setRealmId(id.value());
        entity.setUsername(username);
        persist(entity);
        return new UserId(entity.getId());
    }

    /** A member with everything that an account has; native Keycloak keeps user name and address in lower case. */
    UserId person(OrganizationId organization, String username, String email, String firstName, String lastName) {
        UserId user = member(organization, username);
        inSession(session -> {
            UserEntity entity = session.find(UserEntity.class, user.value());
            entity.setEmail(email, false);
            entity.setFirstName(firstName);
            entity.setLastName(lastName);
            entity.setEnabled(true);
            return entity;
        });
        return user;
    }

    UserId member(OrganizationId organization, String username) {
        UserId user = user(username);
        join(user, group(organization));
        return user;
    }

    void join(UserId user, String group) {
        inSession(session -> {
            UserGroupMembershipEntity membership = new UserGroupMembershipEntity();
            membership.setUser(session.getReference(UserEntity.class, user.value()));
            membership.setGroupId(group);
            membership.setMembershipType(MembershipType.UNMANAGED);
            session.persist(membership);
            return membership;
        });
    }

    TeamId team(OrganizationId organization) {
        return inSession(session -> {
            GroupEntity entity = new GroupEntity();
            entity.setId(uuid());
            entity.setRealm(id.value());
            entity.setName(entity.getId());
            entity.setParentId(group(organization));
            entity.setType(GroupModel.Type.ORGANIZATION.intValue());
            entity.setOrganization(session.getReference(OrganizationEntity.class, organization.value()));
            session.persist(entity);
            return new TeamId(entity.getId());
        });
    }

    ClientId client() {
        return client(uuid(), Map.of());
    }

    ClientId client(String publicId, Map<String, String> attributes) {
        return inSession(session -> {
            ClientEntity entity = new ClientEntity();
            entity.setId(uuid());
            entity.setRealmId(id.value());
            entity.setClientId(publicId);
            session.persist(entity);
            attributes.forEach((name, value) -> {
                ClientAttributeEntity attribute = new ClientAttributeEntity();
                attribute.setClient(entity);
                attribute.setName(name);
                attribute.setValue(value);
                session.persist(attribute);
            });
            return new ClientId(entity.getId());
        });
    }

    RoleId role(ClientId client) {
        RoleEntity entity = new RoleEntity();
        entity.setId(uuid());
        entity.setRealmId(id.value());
        entity.setClientId(client.value());
        entity.setClientRole(true);
        entity.setClientRealmConstraint(client.value());
        entity.setName(entity.getId());
        persist(entity);
        return new RoleId(entity.getId());
    }

    void delete(Class<?> type, String key) {
        inSession(session -> {
            session.remove(session.find(type, key));
            return key;
        });
    }

    /** Every row of the realm, by table. */
    Map<String, List<String>> contents() {
        return contents("REALM_ID = '" + id.value() + "'");
    }

    /** The rows of the pack's tables that a condition holds for, each written out in full. */
    Map<String, List<String>> contents(String condition) {
        return inSession(session -> session.doReturningWork(connection -> {
            Map<String, List<String>> contents = new TreeMap<>();
            try (Statement statement = connection.createStatement()) {
                for (String table : TestDatabase.tables()) {
                    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE " + condition)) {
                        contents.put(table, lines(rows));
                    }
                }
            }
            return contents;
        }));
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                line.append(rows.getString(column)).append('|');
            }
            lines.add(line.toString());
        }
        lines.sort(null);
        return lines;
    }

    private void persist(Object entity) {
        inSession(session -> {
            session.persist(entity);
            return entity;
        });
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }
}
