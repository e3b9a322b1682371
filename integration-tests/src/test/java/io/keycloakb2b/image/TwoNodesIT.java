package io.keycloakb2b.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.StartsServers;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.FreePort;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Two nodes over one database, told what the composition tells them: they find each other, and what one of them remembers
 * of organizations ends when the other changes it.
 */
@Heavy
@StartsServers
@TestInstance(Lifecycle.PER_CLASS)
final class TwoNodesIT {

    private static final String PASSWORD = "Correct-Horse-7";

    /** What a test has of its own: where the database and the server are, and its first administrator. */
    private static final Pattern PLACE = Pattern.compile("KC_(DB|HOSTNAME|BOOTSTRAP_ADMIN)(_\\w+)?");

    /** Long before anything remembered grows old by itself. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Pattern BOTH = Pattern.compile("ISPN000094: .* \\(2\\) \\[here.*, there");

    private TestDatabase database;
    private RunningKeycloak here;
    private RunningKeycloak there;
    private TestRealm realm;
    private TestApplication console;
    private TestApplication consoleThere;
    private PlatformAdministrator platform;

    @BeforeAll
    void create() {
        database = TestDatabase.create(DatabaseKind.POSTGRESQL);
        here = node("here");
        there = node("there");
        realm = TestRealm.create(here, Map.of());
        platform = PlatformAdministrator.of(here, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        consoleThere = console.renamed(realmThere(), realm.admin(), "console");
    }

    @AfterAll
    void close() {
        console.close();
        realm.close();
        there.close();
        here.close();
        database.close();
    }

    @Test
    void nodesFindEachOtherAndTalkByTls() {
        assertThat(there.log()).contains("JGroups Encryption enabled (mTLS)").containsPattern(BOTH);
        assertThat(here.log()).containsPattern(BOTH);
    }

    @Test
    void whatSomebodyElseThanTheLoadBalancerForwards_isNotBelieved() throws Exception {
        var discovery = HttpRequest.newBuilder(URI.create(realmThere() + "/.well-known/openid-configuration"))
                .header("X-Forwarded-Host", "forged.example")
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(discovery, BodyHandlers.ofString())
                        .body())
                .contains("\"issuer\":\"" + realmThere() + "\"")
                .doesNotContain("forged.example");
    }

    @Test
    void roleThatIsTakenAwayOnOneNode_isGoneOnTheOther() {
        var organization = platform.createsOrganization("Roles", "roles");
        var person = realm.addsUser("auditor@nodes.example", PASSWORD);
        platform.addsMember(organization, person);
        platform.givesOrganizationRole(organization, person, "auditor", "self");
        var auditor = signedInThere("auditor@nodes.example");
        var log = "/organizations/" + organization + "/audit-events";
        auditor.get(log).orFail();
        auditor.get(log).orFail();

        platform.api()
                .delete("/organizations/" + organization + "/members/" + person + "/roles?organizationRole=auditor")
                .orFail();

        soonThere(() -> auditor.get(log).status(), 403);
    }

    @Test
    void organizationThatKeycloaksOwnConsoleDisablesOnOneNode_isClosedOnTheOther() {
        var organization = platform.createsOrganization("Closed", "closed");
        var person = realm.addsUser("owner@nodes.example", PASSWORD);
        platform.addsMember(organization, person);
        platform.givesOrganizationRole(organization, person, "owner", "self");
        var owner = signedInThere("owner@nodes.example");
        var members = "/organizations/" + organization + "/members";
        owner.get(members).orFail();
        owner.get(members).orFail();

        var natively = realm.admin().organizations().get(organization);
        var representation = natively.toRepresentation();
        representation.setEnabled(false);
        natively.update(representation).close();

        soonThere(() -> owner.get(members).status(), 403);
    }

    @Test
    void memberWhoIsSuspendedOnOneNode_getsNoTokenOnTheOther() {
        var organization = platform.createsOrganization("Tokens", "tokens");
        var person = realm.addsUser("member@nodes.example", PASSWORD);
        platform.addsMember(organization, person);
        var application = TestApplication.register(realm.url(), realm.admin(), "application");
        platform.marksApplication(application);
        platform.grants(organization, application);
        var applicationThere = application.renamed(realmThere(), realm.admin(), "application");
        IntSupplier token = () -> applicationThere
                .passwordGrant("member@nodes.example", PASSWORD, "openid organization:tokens")
                .status();
        assertThat(token.getAsInt()).isEqualTo(200);
        assertThat(token.getAsInt()).isEqualTo(200);

        platform.api()
                .patch("/organizations/" + organization + "/members/" + person, Map.of("status", "suspended"))
                .orFail();

        soonThere(token, 400);
        application.close();
    }

    private static void soonThere(IntSupplier status, int expected) {
        Instant end = Instant.now().plus(SOON);
        int found = status.getAsInt();
        while (found != expected && Instant.now().isBefore(end)) {
            found = status.getAsInt();
        }
        assertThat(found).isEqualTo(expected);
    }

    private RunningKeycloak node(String name) {
        return KeycloakLauncher.configured()
                .start(ServerOptions.on(database)
                        .builtWith(Dockerfile.read().buildOptions().toArray(String[]::new))
                        .startedWith(composed())
                        .startedWith(
                                // Keycloak's own choice, from which servers of tests depart.
                                "--cache=ispn",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--cache-embedded-network-bind-port=" + freePort(),
                                "--http-management-port=" + FreePort.find(),
                                "--spi-cache-embedded--default--node-name=" + name));
    }

    private static String[] composed() {
        return Stream.of(Composition.ofOneNode(), Composition.ofACluster())
                .flatMap(composition -> composition.environment("keycloak").entrySet().stream())
                .filter(setting -> !PLACE.matcher(setting.getKey()).matches())
                .map(setting -> Setting.option(setting.getKey()) + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** Keycloak also listens 50,000 ports above, for the failure of other nodes. */
    private static int freePort() {
        return IntStream.range(7_800, 8_800)
                .filter(TwoNodesIT::free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port between 7800 and 8800 is free"));
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private Api signedInThere(String email) {
        var token = consoleThere.passwordGrant(email, PASSWORD, "openid").accessToken();
        return new Api(URI.create(realmThere() + "/b2b"), () -> token);
    }

    private URI realmThere() {
        return URI.create(there.baseUrl() + "/realms/" + realm.name());
    }
}
