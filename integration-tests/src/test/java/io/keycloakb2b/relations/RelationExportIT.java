package io.keycloakb2b.relations;

import static io.keycloakb2b.relations.Agency.each;
import static io.keycloakb2b.relations.Agency.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every relation that holds, for whoever may see it. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class RelationExportIT {

    private static final String PILOT = "Pilot%3A 1st%40sea %237";
    private static final String EXPORT = "/relations/export";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Agency town;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        town = new Agency(server, realm);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void whoHasNoBusinessThereGetsNothing() {
        for (var foreign : List.of(town.member("foe"), town.member("owner"))) {
            assertThat(foreign.get("/organizations/" + town.holding + EXPORT).status())
                    .isEqualTo(404);
        }
        assertThat(town.member("trainee").get(town.at(EXPORT)).status()).isEqualTo(403);
        assertThat(town.by(town.booking).get(town.at(EXPORT)).status()).isEqualTo(401);
        assertThat(town.member("owner").get(EXPORT).status()).isEqualTo(404);
    }

    @Test
    void organizationIsExportedWithWhatHolds_andEveryLineIsAQuestionThatIsAnsweredWithYes() {
        for (var reader : List.of(town.platform.api(), town.member("boss"), town.member("auditor"))) {
            var lines = export(reader, town.at(EXPORT));

            assertThat(lines)
                    .containsExactlyInAnyOrder(
                            town.is("owner", "member"),
                            town.is("owner", "owner"),
                            town.is("auditor", "member"),
                            town.is("auditor", "auditor"),
                            town.is("agent", "member"),
                            town.is("agent", "app:booking:booking-agent"),
                            town.is("agent", "app:billing:clerk"),
                            town.is("pilot", "member"),
                            town.is("pilot", PILOT),
                            town.is("pilot", "app:booking:viewer"),
                            town.is("steward", "member"),
                            town.is("steward", "team:" + town.crew),
                            town.is("steward", "app:booking:viewer"),
                            town.is("trainee", "member"));
            assertThat(each(reader, lines)).doesNotContain(false);
        }
    }

    @Test
    void whoMayReadMembersAloneGetsMembersAlone() {
        assertThat(export(town.member("pilot"), town.at(EXPORT)))
                .hasSize(6)
                .allMatch(line -> line.contains("#member@"));
    }

    @Test
    void platformExportsTheRealm_lessWhatIsNotAvailable() {
        var child = tuple(town.holding, "child", "organizations:" + town.agency);
        var foe = tuple(town.rival, "owner", town.user("foe"));
        var all = export(town.platform.api(), EXPORT);
        assertThat(all)
                .contains(child, foe, town.is("agent", "app:billing:clerk"))
                .doesNotHaveDuplicates();

        town.platform
                .api()
                .patch("/organizations/" + town.rival, Map.of("status", "suspended"))
                .orFail();
        town.platform
                .api()
                .patch(town.at("/members/" + town.user("trainee")), Map.of("status", "suspended"))
                .orFail();
        var less = export(town.platform.api(), EXPORT);
        town.platform
                .api()
                .patch("/organizations/" + town.rival, Map.of("status", "active"))
                .orFail();
        town.platform
                .api()
                .patch(town.at("/members/" + town.user("trainee")), Map.of("status", "active"))
                .orFail();

        assertThat(less)
                .contains(child)
                .noneMatch(line -> line.startsWith("organizations:" + town.rival))
                .noneMatch(line -> line.endsWith(town.user("trainee")));
        assertThat(all).containsAll(less);
    }

    @Test
    void exportIsLongerThanAPage() {
        var large = town.platform.createsOrganization("Large", "large");
        var rows = IntStream.range(0, 230)
                .mapToObj(i -> "worker-" + i + "@large.example")
                .toList();
        for (var half : List.of(rows.subList(0, 115), rows.subList(115, 230))) {
            town.platform
                    .api()
                    .post(
                            "/organizations/" + large + "/members/import",
                            Map.of("csv", "email\n" + String.join("\n", half) + "\n"))
                    .orFail();
        }

        assertThat(export(town.platform.api(), "/organizations/" + large + EXPORT))
                .hasSize(230)
                .doesNotHaveDuplicates();
    }

    private static List<String> export(Api reader, String path) {
        var answer = reader.exchange("GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        return answer.body()
                .lines()
                .map(RelationExportIT::line)
                .map(line -> line.get("tuple").asText())
                .toList();
    }

    private static JsonNode line(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
