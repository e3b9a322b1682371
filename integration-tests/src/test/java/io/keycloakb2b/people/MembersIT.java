package io.keycloakb2b.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Lists of members, and what an organization knows of each. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class MembersIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private TestApplication console;
    private PlatformAdministrator platform;
    private String organization;
    private String stranger;
    private String owner;
    private String worker;
    private Api api;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
    }

    @BeforeEach
    void hireSomebody() {
        var name = "o" + UUID.randomUUID().toString().substring(0, 8);
        organization = platform.createsOrganization(name, name);
        stranger = platform.createsOrganization("not-" + name, "not-" + name);
        owner = realm.addsUser("owner@" + name + ".example", PASSWORD);
        worker = realm.addsUser("worker@" + name + ".example", PASSWORD);
        platform.addsMember(organization, owner);
        platform.givesOrganizationRole(organization, owner, "owner", "self");
        platform.addsMember(organization, worker);
        api = OrganizationAdministrator.signsIn(realm, console, "owner@" + name + ".example", PASSWORD)
                .api();
    }

    @AfterAll
    void close() {
        console.close();
    }

    @Test
    void homeOfACollaboratorIsOneThatTheAdministratorSees_foreignAndAbsentAreAlike() {
        var foreign = api.patch(member(worker), Map.of("type", "collaborator", "homeOrganization", stranger));
        var absent = api.patch(
                member(worker),
                Map.of(
                        "type",
                        "collaborator",
                        "homeOrganization",
                        UUID.randomUUID().toString()));
        assertThat(foreign).isEqualTo(absent);
        refused(foreign, "invalid_value", "homeOrganization");
        refused(api.patch(member(worker), Map.of("type", "collaborator")), "missing_value", "homeOrganization");
        refused(
                api.patch(member(worker), Map.of("type", "collaborator", "homeOrganization", organization)),
                "invalid_value",
                "homeOrganization");
        refused(
                platform.api().patch(member(worker), Map.of("homeOrganization", stranger)),
                "invalid_value",
                "homeOrganization");

        assertThat(api.get(member(worker)).orFail().get("type").asText()).isEqualTo("employee");
        platform.api()
                .patch(member(worker), Map.of("type", "collaborator", "homeOrganization", stranger))
                .orFail();
        assertThat(api.get(member(worker)).orFail().get("homeOrganization").asText())
                .isEqualTo(stranger);
        refused(api.patch(member(worker), cleared("homeOrganization")), "missing_value", "homeOrganization");
        assertThat(api.patch(member(worker), Map.of("type", "guest")).orFail().has("homeOrganization"))
                .isFalse();
    }

    @Test
    void externalIdNeverResolvesAMember() {
        api.patch(member(worker), Map.of("externalId", "hr-17")).orFail();

        assertThat(api.get("/organizations/" + organization + "/members/hr-17").status())
                .isEqualTo(404);
        assertThat(api.get(member(worker)).orFail().get("externalId").asText()).isEqualTo("hr-17");
        assertThat(api.patch(member(worker), cleared("externalId")).orFail().has("externalId"))
                .isFalse();
    }

    @Test
    void whatStandsInAPatchIsChanged_andNothingElse() {
        api.patch(member(worker), Map.of("attributes", Map.of("room", "12", "desk", "A"), "externalId", "e"))
                .orFail();
        Map<String, @Nullable String> change = new HashMap<>();
        change.put("desk", null);
        change.put("badge", "7");

        var changed = api.patch(member(worker), Map.of("attributes", change)).orFail();

        assertThat(changed.get("attributes").toString()).isEqualTo("{\"badge\":\"7\",\"room\":\"12\"}");
        assertThat(changed.get("externalId").asText()).isEqualTo("e");
        assertThat(api.patch(member(worker), cleared("attributes"))
                        .orFail()
                        .get("attributes")
                        .toString())
                .isEqualTo("{}");
        refused(api.patch(member(worker), cleared("status")), "invalid_value", "status");
        refused(api.patch(member(worker), cleared("type")), "invalid_value", "type");
        refused(api.patch(member(worker), Map.of("breakGlass", true)), "invalid_value", "breakGlass");
        refused(api.patch(member(worker), Map.of("email", "x@y.example")), "unknown_field", "email");
        refused(api.patch(member(worker), Map.of("managed", true)), "unknown_field", "managed");
        refused(api.patch(member(worker), Map.of("attributes", Map.of("room", 5))), "invalid_value", "attributes.room");
        refused(
                api.patch(member(worker), Map.of("attributes", Map.of("room", "x".repeat(1001)))),
                "invalid_value",
                "attributes.room");
    }

    @Test
    void attributesAreOfOneOrganizationOnly() {
        platform.addsMember(stranger, worker);
        api.patch(member(worker), Map.of("attributes", Map.of("salary", "secret")))
                .orFail();

        assertThat(platform.api()
                        .get("/organizations/" + stranger + "/members/" + worker)
                        .orFail()
                        .get("attributes")
                        .isEmpty())
                .isTrue();
        api.delete(member(worker)).orFail();
        platform.addsMember(organization, worker);
        assertThat(api.get(member(worker)).orFail().get("attributes").isEmpty()).isTrue();
    }

    @Test
    void listIsFilteredAndCounted() {
        api.patch(member(worker), Map.of("status", "suspended", "type", "guest"))
                .orFail();

        assertThat(ids(list("status=suspended"))).containsExactly(worker);
        assertThat(ids(list("status=active&type=employee"))).containsExactly(owner);
        assertThat(ids(list("type=guest"))).containsExactly(worker);
        assertThat(ids(list("role=owner"))).containsExactly(owner);
        assertThat(ids(list("email=WORKER"))).containsExactly(worker);
        assertThat(ids(list("search=orke"))).containsExactly(worker);
        assertThat(ids(list("team=" + UUID.randomUUID()))).isEmpty();
        assertThat(ids(list("application=nothing&appRole=nothing"))).isEmpty();
        assertThat(count("?role=owner")).isEqualTo(1);
        assertThat(count("")).isEqualTo(2);
        refused(list("status=gone"), "invalid_value", "status");
        refused(list("type=boss"), "invalid_value", "type");
        refused(list("role=nothing"), "role_unknown", "organizationRole");
        refused(list("appRole=viewer"), "missing_value", "application");
        refused(list("search=" + "x".repeat(101)), "invalid_value", "search");
    }

    private ApiAnswer list(String filter) {
        return api.get("/organizations/" + organization + "/members?" + filter);
    }

    private long count(String filter) {
        return api.get("/organizations/" + organization + "/members/count" + filter)
                .orFail()
                .get("count")
                .asLong();
    }

    private String member(String user) {
        return "/organizations/" + organization + "/members/" + user;
    }

    private static Map<String, @Nullable Object> cleared(String field) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put(field, null);
        return body;
    }

    private static void refused(ApiAnswer answer, String code, String field) {
        assertThat(answer.code() + " " + answer.field()).as("%s", answer.body()).isEqualTo(code + " " + field);
    }

    private static List<String> ids(ApiAnswer list) {
        return StreamSupport.stream(list.orFail().get("items").spliterator(), false)
                .map((JsonNode item) -> item.get("id").asText())
                .toList();
    }
}
