package io.keycloakb2b.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.StartsServers;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.AdminAccount;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Keycloak's own pages and organizations, in a realm that the pack was never set up for: they cost as much for many
 * memberships as for one, and say what they say without the pack.
 */
@Heavy
@StartsServers
@TestInstance(Lifecycle.PER_CLASS)
final class NativeMembershipsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    /** Keycloak itself takes minutes for 500; {@code -Dmemberships=500} measures it. */
    private static final int ALL = Integer.getInteger("memberships", 100);

    private static final List<Integer> NUMBERS = List.of(1, 60, ALL);

    /** As many organizations as Keycloak would take hours to make members of. */
    private static final String ORGANIZATIONS =
            "insert into org (id, enabled, realm_id, group_id, name, alias) select 'o-' || i, i % 7 <> 0, ?, 'g-' || i,"
                    + " 'Further ' || i, 'further-' || i from generate_series(1, " + ALL + ") i";

    private static final String GROUPS = "insert into keycloak_group (id, name, parent_group, realm_id, type, org_id)"
            + " select 'g-' || i, 'o-' || i, ' ', ?, 1, 'o-' || i from generate_series(1, " + ALL + ") i";

    private static final String DOMAINS = "insert into org_domain (id, name, verified, org_id)"
            + " select 'd-' || i, 'further-' || i || '.example', false, 'o-' || i from org"
            + " cross join generate_series(1, " + ALL + ") i where realm_id = ? and org.id = 'o-1'";

    private static final String MEMBERSHIPS =
            "insert into user_group_membership (group_id, user_id, membership_type) select 'g-' || i, ?, ?"
                    + " from generate_series(1, ?) i";

    private final Map<Integer, String> busy = new LinkedHashMap<>();
    private EmbeddedPostgreSql database;
    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication application;
    private String another;

    @BeforeAll
    void create() {
        database = EmbeddedPostgreSql.start();
        server = KeycloakLauncher.configured().start(ServerOptions.on(database).startedWith(SqlLog.OPTION));
        realm = TestRealm.create(server, Map.of());
        application = TestApplication.register(realm.url(), realm.admin(), "booking");
        another = founded();
        var id = realm.admin().toRepresentation().getId();
        List.of(ORGANIZATIONS, GROUPS, DOMAINS).forEach(sql -> write(sql, id));
        busy.put(0, realm.addsUser(email(0), PASSWORD));
        for (int number : NUMBERS) {
            var user = realm.addsUser(email(number), PASSWORD);
            write(MEMBERSHIPS, user, "UNMANAGED", number);
            busy.put(number, user);
        }
        coolDown(true);
    }

    @AfterAll
    void close() {
        application.close();
        realm.close();
        server.close();
        database.close();
    }

    @Test
    void signingIn_whenTheUserIsNotInTheCache_takesAtMostFifteenStatements() {
        coldLogin(0, false);
        for (int number : NUMBERS) {
            assertThat(coldLogin(number, false)).as("%d memberships", number).hasSizeLessThanOrEqualTo(15);
        }
    }

    @Test
    void signingIn_whenTheWholeRealmIsCold_costsNothingForEachMembership() {
        coldLogin(1, true);
        int one = coldLogin(1, true).size();
        for (int number : NUMBERS) {
            assertThat(coldLogin(number, true)).as("%d memberships", number).hasSizeBetween(one - 1, one + 1);
        }
    }

    @Test
    void refreshingATokenOfNoOrganization_asksForNoMembership() {
        for (int number : NUMBERS) {
            var tokens = application.passwordGrant(email(number), PASSWORD, "openid");
            application.refresh(tokens);
            assertThat(new SqlLog(server).during(() -> application.refresh(tokens)))
                    .as("%d memberships", number)
                    .filteredOn(statement -> statement.contains("ORG") || statement.contains("GROUP"))
                    .isEmpty();
        }
    }

    @Test
    void aTokenForAllOrganizations_costsNothingForEachMembership() {
        login(1, "openid organization:*");
        int one = login(1, "openid organization:*").size();
        for (int number : NUMBERS) {
            login(number, "openid organization:*");
            assertThat(login(number, "openid organization:*"))
                    .as("%d memberships", number)
                    .hasSizeLessThanOrEqualTo(one + 1);
        }
    }

    @Test
    void beingAddedToAnotherOrganization_takesAtMostTwelveStatements() {
        for (int number : NUMBERS) {
            var members = realm.admin().organizations().get(another).members();
            coolDown(false);
            // the administrator is a user, too
            realm.admin().toRepresentation();
            assertThat(new SqlLog(server)
                            .during(() -> members.addMember(busy.get(number)).close()))
                    .as("%d memberships", number)
                    .hasSizeLessThanOrEqualTo(12);
            assertThat(new SqlLog(server)
                            .during(() -> members.removeMember(busy.get(number)).close()))
                    .as("%d memberships", number)
                    .hasSizeLessThanOrEqualTo(12);
        }
    }

    @Test
    void everyAnswerIsThatOfKeycloakItself() {
        var managed = realm.addsUser("managed@native.example", PASSWORD);
        write(MEMBERSHIPS, managed, "MANAGED", 6);
        // the seventh of the organizations is switched off, and with it whoever it manages
        var readOnly = realm.addsUser("read-only@native.example", PASSWORD);
        write(MEMBERSHIPS, readOnly, "MANAGED", 8);
        coolDown(true);
        try (var itself = KeycloakLauncher.configured()
                        .start(ServerOptions.on(database)
                                .startedWith("--spi-organization--b2b--memberships-at-once=false"));
                var admin = connect(itself)) {
            var people = IntStream.concat(NUMBERS.stream().mapToInt(Integer::intValue), IntStream.of(0))
                    .mapToObj(busy::get)
                    .toList();
            for (var person : List.of(people.get(0), people.get(1), people.get(3), managed, readOnly)) {
                assertThat(answers(realm.admin(), person)).isEqualTo(answers(admin.realm(realm.name()), person));
            }
            assertThat(realm.admin().users().get(readOnly).toRepresentation().isEnabled())
                    .isFalse();
            assertThat(enabled(realm.admin())).isEqualTo(enabled(admin.realm(realm.name())));

            realm.changes(representation -> representation.setOrganizationsEnabled(false));
            admin.realm(realm.name()).clearRealmCache();
            coolDown(true);
            assertThat(enabled(realm.admin()))
                    .isEqualTo(enabled(admin.realm(realm.name())))
                    .containsEntry("managed@native.example", false);
        } finally {
            realm.changes(representation -> representation.setOrganizationsEnabled(true));
            List.of(managed, readOnly)
                    .forEach(user -> realm.admin().users().delete(user).close());
        }
    }

    private static Map<String, Object> answers(RealmResource realm, String user) {
        Map<String, Object> answers = new TreeMap<>();
        var organizations = realm.organizations();
        answers.put(
                "organizations",
                organizations.members().getOrganizations(user, true).stream()
                        .map(NativeMembershipsIT::everything)
                        // Keycloak's caches keep no order
                        .collect(Collectors.toSet()));
        answers.put("enabled", realm.users().get(user).toRepresentation().isEnabled());
        for (var organization : List.of("o-1", "o-3", "o-7", "o-8")) {
            answers.put(
                    organization,
                    organizations.get(organization).members().list(-1, -1).stream()
                            .filter(member -> member.getId().equals(user))
                            .map(member -> member.getMembershipType() + " " + member.isEnabled())
                            .toList());
        }
        return answers;
    }

    private static List<Object> everything(OrganizationRepresentation organization) {
        return List.of(
                organization.getId(),
                organization.getName(),
                organization.getAlias(),
                organization.isEnabled(),
                organization.getDomains().stream()
                        .map(domain -> domain.getName())
                        .toList());
    }

    private static Map<String, Boolean> enabled(RealmResource realm) {
        Map<String, Boolean> enabled = new TreeMap<>();
        for (UserRepresentation user : realm.users().list()) {
            enabled.put(user.getUsername(), user.isEnabled());
        }
        return enabled;
    }

    private List<String> coldLogin(int number, boolean wholeRealm) {
        coolDown(wholeRealm);
        return login(number, "openid");
    }

    private List<String> login(int number, String scope) {
        return new SqlLog(server).during(() -> assertThat(application
                        .passwordGrant(email(number), PASSWORD, scope)
                        .granted())
                .isTrue());
    }

    private void coolDown(boolean wholeRealm) {
        realm.admin().clearUserCache();
        if (wholeRealm) {
            realm.admin().clearKeysCache();
            realm.admin().clearRealmCache();
        }
    }

    private String founded() {
        var organization = new OrganizationRepresentation();
        organization.setName("Another");
        organization.setAlias("another");
        try (var created = realm.admin().organizations().create(organization)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    private void write(String sql, Object... parameters) {
        try (var connection = database.connect();
                var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                insert.setObject(i + 1, parameters[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Keycloak connect(RunningKeycloak server) {
        AdminAccount account = server.admin();
        return KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(account.username())
                .password(account.password())
                .build();
    }

    private static String email(int memberships) {
        return "busy-" + memberships + "@native.example";
    }
}
