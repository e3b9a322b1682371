package io.keycloakb2b.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.login.TokenPath.Kind;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.AuthenticationDevices;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The table of login paths and circumstances (LOGIN.md): whichever way somebody takes, the answer is the same, and no
 * token leaves for an organization that does not let its holder in at that moment.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TokenPaths {

    private Scene scene;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail, AuthenticationDevices devices) {
        prepare(realm);
        scene = Scene.set(server, realm, mail, devices);
    }

    /** What is different here, and makes no difference. */
    void prepare(TestRealm realm) {}

    /** Which circumstances are of interest. */
    boolean shows(Circumstance circumstance) {
        return true;
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @TestFactory
    Stream<DynamicTest> everyPathInEveryCircumstance() {
        return Circumstance.all().stream()
                .filter(this::shows)
                .map(circumstance ->
                        DynamicTest.dynamicTest(circumstance.name(), () -> assertThat(answers(circumstance))
                                .isEqualTo(expected(circumstance))));
    }

    @Test
    void organizationThatThereIsNotLetsNobodyIn() {
        var nobody = Company.found(scene).nameless();
        Map<String, String> answers = new LinkedHashMap<>();
        Paths.all().stream()
                .filter(path -> Set.of(Kind.DIRECT, Kind.SERVICE, Kind.BROWSER, Kind.SILENT)
                        .contains(path.kind()))
                .forEach(path -> answers.put(
                        path.name(), path.beginning().begin(nobody).end().word()));

        assertThat(answers.values()).isSubsetOf("invalid_scope", "org_unknown", Answer.NOT_SILENTLY);
    }

    private Map<String, String> answers(Circumstance circumstance) {
        var company = Company.found(scene);
        Map<String, TokenPath.End> begun = new LinkedHashMap<>();
        Paths.all().forEach(path -> begun.put(path.name(), path.beginning().begin(company)));
        circumstance.happensTo(company);
        Map<String, String> answers = new LinkedHashMap<>();
        begun.forEach((path, end) -> answers.put(path, end.end().word()));
        return answers;
    }

    private static Map<String, String> expected(Circumstance circumstance) {
        Map<String, String> expected = new LinkedHashMap<>();
        Paths.all().forEach(path -> expected.put(path.name(), circumstance.expected(path)));
        return expected;
    }

    @Test
    void everyWayThatTheServerHasStandsInTheTable() {
        var covered = new TreeSet<String>();
        Paths.all().forEach(path -> covered.addAll(path.covers()));
        covered.addAll(WithoutOrganization.IDS.keySet());

        var served = new TreeSet<String>();
        for (var spi : List.of("oauth2-grant-type", "login-protocol", "actionTokenHandler")) {
            served.addAll(providers(spi));
        }

        assertThat(covered).containsAll(served);
    }

    private List<String> providers(String spi) {
        JsonNode providers = new Api(scene.keycloak().baseUrl(), scene.realm()::adminToken)
                .get("/admin/serverinfo")
                .orFail()
                .at("/providers/" + spi + "/providers");
        assertThat(providers).as(spi).isNotEmpty();
        List<String> ids = new ArrayList<>();
        providers.fieldNames().forEachRemaining(ids::add);
        return ids;
    }
}
