package io.keycloakb2b.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search and export of the audit log. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AuditLogIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication console;
    private PlatformAdministrator platform;
    private String organization = "";
    private String branch = "";
    private String owner = "";
    private String member = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        organization = platform.createsOrganization("Audited", "audited");
        branch = platform.createsBranch(organization, "Branch", "branch");
        owner = realm.addsUser("owner@audited.example", PASSWORD);
        member = realm.addsUser("member@audited.example", PASSWORD);
        var auditor = realm.addsUser("auditor@audited.example", PASSWORD);
        for (var person : List.of(owner, member, auditor)) {
            platform.addsMember(organization, person);
        }
        platform.givesOrganizationRole(organization, owner, "owner", "subtree");
        platform.givesOrganizationRole(organization, auditor, "auditor", "self");
        platform.addsMember(branch, member);
    }

    @AfterAll
    void close() {
        console.close();
    }

    @Test
    void auditorReadsWhatWasDone_byWhom_onWhat_withBeforeAndAfter() {
        asOwner().patch(log("members/" + member), Map.of("type", "guest")).orFail();

        var event = newest(auditor(), "action=member.update&target=user:" + member);

        assertThat(event.at("/actor/kind").asText()).isEqualTo("person");
        assertThat(event.at("/actor/id").asText()).isEqualTo(owner);
        assertThat(event.at("/actor/client").asText()).isEqualTo("console");
        assertThat(event.at("/actor/address").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/before/membership/type").asText()).isEqualTo("EMPLOYEE");
        assertThat(event.at("/after/membership/type").asText()).isEqualTo("GUEST");
        assertThat(event.get("outcome").asText()).isEqualTo("done");
        assertThat(event.get("organization").asText()).isEqualTo(organization);
    }

    @Test
    void refusalsAreSearchable() {
        assertThat(signsIn("member@audited.example")
                        .delete(log("members/" + owner))
                        .status())
                .isEqualTo(403);

        var event = newest(auditor(), "outcome=refused&action=request.denied&actor=" + member);

        assertThat(event.get("error").asText()).isEqualTo("forbidden");
        assertThat(event.get("target").asText()).startsWith("DELETE ").endsWith("/members/" + owner);
        assertThat(search(auditor(), "outcome=done&action=request.denied")).isEmpty();
    }

    @Test
    void refusalOfARequestThatIsTooLongToKeepIsARefusal_andKept() {
        var answer = asOwner().put(log("domains/" + "x".repeat(600)), Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(newest(auditor(), "action=request.denied&actor=" + owner)
                        .get("target")
                        .asText())
                .hasSize(512);
    }

    @Test
    void organizationsDoNotLearnWhoOfThePlatformDidSomething() {
        var event = newest(auditor(), "action=role.assign&target=user:" + owner);
        assertThat(event.get("actor").toString()).isEqualTo("{\"kind\":\"platform\",\"impersonated\":false}");
        assertThat(event.toString()).doesNotContain("grantedBy").doesNotContain("admin-cli");

        var full = newest(platform.api(), "action=role.assign&target=user:" + owner);
        assertThat(full.at("/actor/realm").asText()).isEqualTo("master");
        assertThat(full.at("/actor/client").asText()).isEqualTo("admin-cli");
        var administrator = full.at("/actor/id").asText();
        assertThat(administrator).isNotEmpty();
        assertThat(search(auditor(), "actor=" + administrator)).isEmpty();
        assertThat(search(platform.api(), "actor=" + administrator)).isNotEmpty();
    }

    @Test
    void eventsOfABranchAreItsOwn_andReadFromAboveByTheirAddress() {
        assertThat(search(auditor(), "max=200"))
                .allSatisfy(
                        event -> assertThat(event.get("organization").asText()).isEqualTo(organization));

        var below = asOwner()
                .get("/organizations/" + branch + "/audit-events?action=member.add")
                .orFail()
                .get("items");
        assertThat(below).hasSize(1);
        assertThat(auditor().get("/organizations/" + branch + "/audit-events").status())
                .isEqualTo(404);
    }

    @Test
    void platformReadsTheWholeRealm_alsoOfOrganizationsThatAreGone() {
        var gone = platform.createsOrganization("Gone", "gone");
        platform.api().delete("/organizations/" + gone + "?purge=true").orFail();

        assertThat(actions(platform.api().get("/audit-events?organization=" + gone)))
                .containsExactly("organization.delete");
        assertThat(actions(platform.api().get("/audit-events?action=realm.set-up")))
                .containsOnly("realm.set-up");
        assertThat(auditor().get(log("audit-events?organization=" + branch)).field())
                .isEqualTo("organization");
    }

    @ParameterizedTest
    @CsvSource({
        "from,yesterday",
        "to,-1000000000-01-01T00:00:00Z",
        "action,Member%25",
        "outcome,maybe",
        "max,0",
        "after,nonsense",
        "format,pdf"
    })
    void badFiltersAreRefusedByName(String field, String value) {
        var path = field.equals("format") ? "audit-events/export" : "audit-events";

        var answer = auditor().get(log(path + "?" + field + "=" + value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void filtersHaveLengthLimits() {
        for (var filter : Map.of("actor", 256, "target", 513, "action", 65).entrySet()) {
            var answer = auditor().get(log("audit-events?" + filter.getKey() + "=" + "a".repeat(filter.getValue())));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.field()).isEqualTo(filter.getKey());
        }
    }

    @Test
    void exportIsTheWholeLog_inEitherForm() throws IOException, InterruptedException {
        platform.sets(organization, "brand-display-name", "=HYPERLINK(\"x\"),\"y\"");
        var searched = StreamSupport.stream(search(platform.api(), "max=200").spliterator(), false)
                .map(event -> event.get("id").asText())
                .toList();

        var lines = export(platformLog("export?format=jsonl"), "*/*", realm.adminToken());
        assertThat(lines.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(lines.body().lines().map(AuditLogIT::parsed).map(event -> event.get("id")
                        .asText()))
                .isEqualTo(searched);

        var table = export(platformLog("export"), "text/csv", realm.adminToken());
        assertThat(table.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"audit-events.csv\"");
        assertThat(table.body()).startsWith("id,time,organization,actorKind,").endsWith("\r\n");
        assertThat(table.body().split("\r\n", -1)).hasSize(searched.size() + 2);
        assertThat(export(platformLog("export"), "application/x-ndjson", realm.adminToken())
                        .body())
                .isEqualTo(lines.body());
    }

    @Test
    void nobodyShortensTheTimeForWhichTheirOwnTracesAreKept() {
        var settings = "/organizations/" + organization + "/settings";
        for (var days : List.of("1", "399")) {
            var answer = asOwner().patch(settings, Map.of("audit-retention", Map.of("value", days)));
            assertThat(answer.code()).isEqualTo("setting_locked");
        }
        asOwner()
                .patch(settings, Map.of("audit-retention", Map.of("value", "500", "locked", true)))
                .orFail();
        assertThat(asOwner()
                        .patch(
                                "/organizations/" + branch + "/settings",
                                Map.of("audit-retention", Map.of("value", "499")))
                        .code())
                .isEqualTo("setting_locked");
    }

    @Test
    void platformSaysForHowLongTheRealmKeepsItsLog() {
        var kept = platform.createsOrganization("Kept", "kept");
        platform.api().patch("/settings", Map.of("audit-retention", 30)).orFail();

        var retention = platform.api()
                .get("/organizations/" + kept + "/settings")
                .orFail()
                .get("audit-retention");
        assertThat(retention.get("value").asText()).isEqualTo("30");
        assertThat(retention.get("lock").asText()).isEqualTo("30");
        assertThat(platform.api()
                        .patch("/settings", Map.of("audit-retention", 0))
                        .field())
                .isEqualTo("audit-retention");
        platform.api().patch("/settings", Map.of("audit-retention", 400)).orFail();
    }

    @Test
    void exportIsDecidedBeforeItBegins() throws IOException, InterruptedException {
        var token = console.passwordGrant("member@audited.example", PASSWORD, "openid")
                .accessToken();
        var address = URI.create(realm.url() + "/b2b" + log("audit-events/export"));

        assertThat(export(address, "text/csv", token).statusCode()).isEqualTo(403);
        assertThat(export(address, "text/csv", "nonsense").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> export(URI address, String accept, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", accept)
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private URI platformLog(String path) {
        return URI.create(server.baseUrl() + "/admin/realms/" + realm.name() + "/b2b" + log("audit-events/" + path));
    }

    private Api asOwner() {
        return signsIn("owner@audited.example");
    }

    private Api auditor() {
        return signsIn("auditor@audited.example");
    }

    private Api signsIn(String email) {
        return OrganizationAdministrator.signsIn(realm, console, email, PASSWORD)
                .api();
    }

    private String log(String path) {
        return "/organizations/" + organization + "/" + path;
    }

    private JsonNode search(Api api, String query) {
        return api.get(log("audit-events?" + encoded(query))).orFail().get("items");
    }

    private JsonNode newest(Api api, String query) {
        var found = search(api, query);
        assertThat(found).isNotEmpty();
        return found.get(0);
    }

    private static List<String> actions(io.keycloakb2b.testing.actor.ApiAnswer answer) {
        return stream(answer.orFail().get("items"))
                .map(event -> event.get("action").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, UTF_8).replace("%3D", "=").replace("%26", "&");
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException malformed) {
            throw new AssertionError(line, malformed);
        }
    }
}
