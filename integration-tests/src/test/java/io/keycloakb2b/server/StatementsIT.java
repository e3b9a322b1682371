package io.keycloakb2b.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.StartsServers;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.ClientRepresentation;

/** What a running server asks its database for a request: as much for two dozen items as for three. */
@StartsServers
@TestInstance(Lifecycle.PER_CLASS)
final class StatementsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final int FEW = 3;
    private static final int MANY = 24;

    private TestDatabase database;
    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication console;
    private PlatformAdministrator platform;
    private String head;

    @BeforeAll
    void create() {
        database = TestDatabase.create(DatabaseKind.H2);
        server = KeycloakLauncher.configured().start(ServerOptions.on(database).startedWith(SqlLog.OPTION));
        realm = TestRealm.create(server, Map.of());
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        head = platform.createsOrganization("Head", "head");
        var few = realm.addsUser(email("few"), PASSWORD);
        var many = realm.addsUser(email("many"), PASSWORD);
        platform.addsMember(head, many);
        platform.givesOrganizationRole(head, many, "owner", "subtree");
        for (int i = 0; i < MANY; i++) {
            var branch = platform.createsBranch(head, "Branch " + i, "branch-" + i);
            platform.addsMember(branch, many);
            platform.givesOrganizationRole(branch, many, "auditor", "self");
            if (i < FEW) {
                platform.addsMember(branch, few);
                platform.givesOrganizationRole(branch, few, "auditor", "self");
            }
            if (i % 2 == 0) {
                platform.api().delete("/organizations/" + branch).orFail();
            }
            platform.addsMember(head, realm.addsUser("member-" + i + "@statements.example", PASSWORD));
            grants(application("application-" + i));
        }
    }

    @AfterAll
    void close() {
        console.close();
        realm.close();
        server.close();
        database.close();
    }

    @Test
    void listsTakeTheSameStatements_howeverLongTheyAre() {
        var me = signedIn("many");
        for (var caller : List.of(platform.api(), me)) {
            for (var list : List.of(
                    "/organizations?max=",
                    "/organizations/" + head + "/children?max=",
                    "/organizations/" + head + "/members?max=",
                    "/organizations/" + head + "/subtree?max=",
                    "/organizations/" + head + "/usage?max=",
                    "/organizations/" + head + "/applications?max=")) {
                sameForFewAndMany(caller, list);
            }
        }
        sameForFewAndMany(platform.api(), "/applications?max=");
    }

    @Test
    void whoIAmTakesTheSameStatements_whateverIBelongTo() {
        var few = signedIn("few");
        var many = signedIn("many");

        assertThat(few.get("/me").orFail().get("organizations")).hasSize(FEW);
        assertThat(many.get("/me").orFail().get("organizations")).hasSizeGreaterThanOrEqualTo(MANY);

        assertThat(ofThePack(statements(many, "/me")))
                .hasSameSizeAs(ofThePack(statements(few, "/me")))
                .isNotEmpty();
        // whatever a member asks for, Keycloak looks at each of their organizations when it loads them
        assertThat(ofKeycloak(statements(many, "/me")))
                .hasSameSizeAs(ofKeycloak(statements(many, "/me/join-requests")));
    }

    private static List<String> ofThePack(List<String> statements) {
        return statements.stream()
                .filter(statement -> statement.contains("B2B_"))
                .toList();
    }

    private static List<String> ofKeycloak(List<String> statements) {
        return statements.stream()
                .filter(statement -> !statement.contains("B2B_"))
                .toList();
    }

    private void sameForFewAndMany(Api caller, String list) {
        // what Keycloak keeps of realms and clients in its caches is not asked for again
        assertThat(caller.get(list + FEW).orFail().get("items")).hasSize(FEW);
        assertThat(caller.get(list + MANY).orFail().get("items")).hasSize(MANY);

        assertThat(statements(caller, list + MANY))
                .as(list)
                .hasSameSizeAs(statements(caller, list + FEW))
                .isNotEmpty();
    }

    private List<String> statements(Api caller, String path) {
        var signedIn = caller.withTheTokenOfNow();
        return new SqlLog(server).during(() -> signedIn.get(path).orFail());
    }

    private String application(String clientId) {
        var client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setProtocol("openid-connect");
        realm.admin().clients().create(client).close();
        return realm.admin().clients().findByClientId(clientId).get(0).getId();
    }

    private void grants(String client) {
        platform.api().put("/applications/" + client, Map.of()).orFail();
        platform.api()
                .put("/organizations/" + head + "/applications/" + client, Map.of())
                .orFail();
    }

    private Api signedIn(String name) {
        var token = console.passwordGrant(email(name), PASSWORD, "openid").accessToken();
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    private static String email(String name) {
        return name + "@statements.example";
    }
}
