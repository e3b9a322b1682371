package io.keycloakb2b.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** A realm that has not been set up asks the database for what it would ask without the pack, and for nothing else. */
final class UnusedPackIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String EMAIL = "person@unused.example";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    @Test
    void loginsTakeTheStatementsOfKeycloakAlone() {
        var alone = statements(ServerOptions::withoutPack);

        assertThat(alone).hasSize(4).allSatisfy((what, statements) -> assertThat(statements)
                .as(what)
                .isNotEmpty());
        assertThat(statements(UnaryOperator.identity())).isEqualTo(alone);
    }

    /** What a login with its tokens takes, cold and warm, in realms with Keycloak's own organizations and without. */
    private static Map<String, List<String>> statements(UnaryOperator<ServerOptions> options) {
        try (var database = TestDatabase.create(DatabaseKind.H2);
                var server = KeycloakLauncher.configured()
                        .start(options.apply(ServerOptions.on(database))
                                .startedWith("--log-level=info,org.hibernate.SQL:debug"))) {
            Map<String, List<String>> found = new LinkedHashMap<>();
            for (boolean organizations : new boolean[] {false, true}) {
                found.putAll(statements(server, organizations));
            }
            return found;
        }
    }

    private static Map<String, List<String>> statements(RunningKeycloak server, boolean organizations) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        var of = organizations ? " of a member" : "";
        var scope = organizations ? "openid organization" : "openid";
        try (var realm = TestRealm.create(server, Map.of());
                var application = TestApplication.register(realm.url(), realm.admin(), "application")) {
            realm.changes(representation -> representation.setOrganizationsEnabled(organizations));
            var person = realm.addsUser(EMAIL, PASSWORD);
            if (organizations) {
                joins(realm, person);
            }
            Runnable login = () -> signsIn(server, application, scope);
            realm.admin().clearUserCache();
            realm.admin().clearRealmCache();
            found.put("cold login" + of, during(server, login));
            login.run();
            found.put("warm login" + of, during(server, login));
        }
        return found;
    }

    private static void joins(TestRealm realm, String person) {
        var organization = new OrganizationRepresentation();
        organization.setName("Unused");
        organization.setAlias("unused");
        organization.addDomain(new OrganizationDomainRepresentation("unused.example"));
        realm.admin().organizations().create(organization).close();
        var id = realm.admin().organizations().getAll().get(0).getId();
        realm.admin().organizations().get(id).members().addMember(person).close();
    }

    private static void signsIn(RunningKeycloak server, TestApplication application, String scope) {
        var address = new Visitor(server.baseUrl())
                .opens(application.loginUrl(scope))
                .signsIn(EMAIL, PASSWORD)
                .address();
        var code = CODE.matcher(address.toString());
        assertThat(code.find()).as("%s", address).isTrue();
        assertThat(application.redeem(code.group(1)).granted()).isTrue();
    }

    /** Sorted: what is read first is Keycloak's own matter. */
    private static List<String> during(RunningKeycloak server, Runnable action) {
        int before = server.log().length();
        action.run();
        return server.log()
                .substring(before)
                .lines()
                .filter(line -> line.contains("[org.hibernate.SQL] (executor-thread"))
                .map(line -> line.substring(line.indexOf(") ") + 2))
                .sorted()
                .toList();
    }
}
