package io.keycloakb2b.isolation;

import static io.keycloakb2b.isolation.AuditedWrite.States.AFTER;
import static io.keycloakb2b.isolation.AuditedWrite.States.BEFORE;
import static io.keycloakb2b.isolation.AuditedWrite.States.BOTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every write leaves exactly one event. A new endpoint that writes gets a line in the table: what it is, where in the
 * order of all it can be done, and what its event says.
 */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AuditedWritesIT {

    private static final String ORGANIZATION = "/organizations/{organization}";
    private static final String MEMBER = ORGANIZATION + "/members/{user}";
    private static final String ROLE_GROUP = "/applications/{client}/role-groups/{roleGroup}";
    private static final String THE_ORGANIZATION = "organization:{organization}";
    private static final String THE_CLIENT = "client:{client}";
    private static final String THE_ROLE_GROUP = "role-group:{roleGroup}";
    private static final String INVITATION = ORGANIZATION + "/invitations/{invitation}";
    private static final String THE_INVITATION = "invitation:{invitation}";
    private static final String API_KEY = ORGANIZATION + "/api-keys/{apiKey}";
    private static final String THE_API_KEY = "api-key:{apiKey}";
    private static final String THE_USER = "user:{user}";
    private static final String ROLES = ORGANIZATION + "/roles";
    private static final String THE_ROLE = "organization-role:{role}";
    private static final String TEMPLATE = "/organization-roles/{template}";
    private static final String THE_TEMPLATE = "organization-role:{template}";
    private static final String TEAM = ORGANIZATION + "/teams/{team}";
    private static final String THE_TEAM = "team:{team}";

    /** In this order, in one world; the bodies are those of the attempts unless the line has one. */
    private static final List<AuditedWrite> TABLE = List.of(
            AuditedWrite.of("POST /setup", "realm.set-up", "realm:", BOTH),
            AuditedWrite.of("PUT /applications/{client}", "application.mark", THE_CLIENT, BOTH)
                    .sending(Map.of("organizations", "allow", "roleRequired", true)),
            AuditedWrite.of("POST /applications/{client}/role-groups", "role-group.create", "role-group:", AFTER),
            AuditedWrite.of("PUT " + ROLE_GROUP, "role-group.update", THE_ROLE_GROUP, BOTH)
                    .sending(Map.of("name", "Agents", "appRoles", List.of("booking-agent"))),
            AuditedWrite.of("POST /organizations", "organization.create", "organization:", AFTER)
                    .sending(Map.of("name", "More", "alias", "more")),
            AuditedWrite.of("PATCH " + ORGANIZATION, "organization.update", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("POST " + ORGANIZATION + "/children", "organization.create", "organization:", AFTER),
            AuditedWrite.of("PUT " + ORGANIZATION + "/applications/{client}", "application.grant", THE_CLIENT, BOTH),
            AuditedWrite.of(
                    "PUT " + ORGANIZATION + "/role-groups/{roleGroup}", "role-group.grant", THE_ROLE_GROUP, BOTH),
            AuditedWrite.of("PATCH " + ORGANIZATION + "/settings", "settings.update", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("PUT " + ORGANIZATION + "/branding/logo", "settings.update", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("DELETE " + ORGANIZATION + "/branding/logo", "settings.update", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("PUT " + ORGANIZATION + "/branding/favicon", "settings.update", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("DELETE " + ORGANIZATION + "/branding/favicon", "settings.update", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("PUT " + ORGANIZATION + "/host", "host.put", THE_ORGANIZATION, BOTH)
                    .sending(Map.of("host", "audited.example")),
            AuditedWrite.of("DELETE " + ORGANIZATION + "/host", "host.remove", THE_ORGANIZATION, BEFORE),
            AuditedWrite.of("PUT " + ORGANIZATION + "/domains/{domain}", "domain.put", "domain:{domain}", BOTH),
            AuditedWrite.of("POST " + ORGANIZATION + "/members", "member.add", "user:{caller}", AFTER),
            AuditedWrite.of("POST " + ORGANIZATION + "/members/import", "member.add", "user:", AFTER),
            AuditedWrite.of("DELETE " + MEMBER + "/sessions", "sessions.end", THE_USER, AFTER),
            AuditedWrite.of("PATCH " + MEMBER, "member.update", THE_USER, BOTH).sending(Map.of("type", "guest")),
            AuditedWrite.of("DELETE " + MEMBER + "/roles", "role.unassign", THE_USER, BEFORE),
            AuditedWrite.of("POST " + MEMBER + "/roles", "role.assign", THE_USER, AFTER),
            AuditedWrite.of("PUT " + MEMBER + "/roles", "role.unassign", THE_USER, BEFORE),
            AuditedWrite.of("POST " + ORGANIZATION + "/invitations", "invitation.create", "invitation:", AFTER),
            AuditedWrite.of("POST " + ORGANIZATION + "/invitations/bulk", "invitation.create", "invitation:", AFTER)
                    .sending(Map.of("invitations", List.of(Map.of("email", "another@people.example")))),
            AuditedWrite.of("POST " + INVITATION + "/resend", "invitation.resend", THE_INVITATION, BOTH),
            AuditedWrite.of("DELETE " + INVITATION, "invitation.revoke", THE_INVITATION, BOTH),
            AuditedWrite.of("POST " + ORGANIZATION + "/api-keys", "api-key.create", "api-key:", AFTER),
            AuditedWrite.of("PATCH " + API_KEY, "api-key.update", THE_API_KEY, BOTH),
            AuditedWrite.of("POST " + API_KEY + "/adopt", "api-key.adopt", THE_API_KEY, BOTH),
            AuditedWrite.of("DELETE " + API_KEY, "api-key.revoke", THE_API_KEY, BOTH),
            AuditedWrite.of(
                    "POST " + ORGANIZATION + "/join-requests/{joinRequest}/reject",
                    "join-request.reject",
                    "join-request:{joinRequest}",
                    BEFORE),
            AuditedWrite.of("POST /me/join-requests", "join-request.create", "join-request:", AFTER)
                    .by("siblingMember"),
            AuditedWrite.of("POST " + ROLES, "organization-role.create", "organization-role:", AFTER),
            AuditedWrite.of("PATCH " + ROLES + "/{role}", "organization-role.update", THE_ROLE, BOTH),
            AuditedWrite.of("DELETE " + ROLES + "/{role}", "organization-role.delete", THE_ROLE, BEFORE),
            AuditedWrite.of("PUT " + ROLES + "/default", "role.default", THE_ORGANIZATION, BOTH),
            AuditedWrite.of("POST /organization-roles", "organization-role.create", "organization-role:", AFTER),
            AuditedWrite.of("PATCH " + TEMPLATE, "organization-role.update", THE_TEMPLATE, BOTH),
            AuditedWrite.of("DELETE " + TEMPLATE, "organization-role.delete", THE_TEMPLATE, BEFORE),
            AuditedWrite.of("POST " + ORGANIZATION + "/teams", "team.create", "team:", AFTER),
            AuditedWrite.of("PATCH " + TEAM, "team.update", THE_TEAM, BOTH),
            AuditedWrite.of("POST " + TEAM + "/members", "team.member.add", THE_TEAM, AFTER),
            AuditedWrite.of("DELETE " + TEAM + "/members/{user}", "team.member.remove", THE_TEAM, BEFORE),
            AuditedWrite.of("POST " + TEAM + "/roles", "role.assign", THE_TEAM, AFTER),
            AuditedWrite.of("DELETE " + TEAM + "/roles", "role.unassign", THE_TEAM, BEFORE),
            AuditedWrite.of("PUT " + TEAM + "/roles", "role.unassign", THE_TEAM, BEFORE),
            AuditedWrite.of("DELETE " + TEAM, "team.delete", THE_TEAM, BEFORE),
            AuditedWrite.of("POST " + ORGANIZATION + "/ownership", "ownership.transfer", "user:{caller}", BOTH)
                    .by("targetOwner"),
            AuditedWrite.of("DELETE " + ORGANIZATION + "/members/me", "member.leave", "user:", BEFORE)
                    .by("targetManager"),
            AuditedWrite.of("DELETE " + ORGANIZATION + "/sessions", "sessions.end", THE_ORGANIZATION, AFTER),
            AuditedWrite.of("DELETE " + MEMBER, "member.remove", THE_USER, BEFORE),
            AuditedWrite.of("DELETE " + ORGANIZATION + "/domains/{domain}", "domain.remove", "domain:{domain}", BEFORE),
            AuditedWrite.of(
                    "DELETE " + ORGANIZATION + "/role-groups/{roleGroup}",
                    "role-group.withdraw",
                    THE_ROLE_GROUP,
                    BEFORE),
            AuditedWrite.of(
                    "DELETE " + ORGANIZATION + "/applications/{client}", "application.withdraw", THE_CLIENT, BEFORE),
            AuditedWrite.of("PATCH /settings", "realm.settings", "realm:", BOTH),
            AuditedWrite.of("POST " + ORGANIZATION + "/move", "organization.move", THE_ORGANIZATION, BOTH));

    /** Done once each by a test of its own, since nothing is left to do afterwards. */
    private static final Set<String> LAST = Set.of(
            "DELETE " + ORGANIZATION,
            "POST " + ORGANIZATION + "/restore",
            "DELETE " + ROLE_GROUP,
            "DELETE /applications/{client}");

    /** What the platform cannot do for anybody; the tests of these look at their events. */
    private static final Set<String> BY_MEMBERS =
            Set.of("DELETE " + ORGANIZATION + "/members/me", "POST " + ORGANIZATION + "/ownership");

    /** Answers to invitations and requests of one person, each of which needs one of its own that is still open. */
    private static final Set<String> ANSWERS = Set.of(
            "POST " + ORGANIZATION + "/join-requests/{joinRequest}/approve",
            "POST /me/invitations/{invitation}/accept",
            "POST /me/invitations/{invitation}/decline",
            "DELETE /me/join-requests/{joinRequest}");

    /** Answers that are asked for in a body, and write nothing. */
    private static final Set<String> QUESTIONS = Stream.concat(
                    Stream.of(SwitchAttempts.SWITCH), RelationAttempts.QUESTIONS.stream())
            .map(path -> "POST " + path)
            .collect(Collectors.toUnmodifiableSet());

    /** The same for applications, with a form. */
    private static final Set<String> QUESTIONS_OF_APPLICATIONS = Set.of("POST " + ApiKeyAttempts.INTROSPECT);

    private World world;
    private StoredState stored;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, TestDatabase database) {
        world = new World(server, realm);
        stored = new StoredState(database);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void everyWriteIsInTheTable() {
        Set<String> known = Stream.of(
                        TABLE.stream().map(AuditedWrite::endpoint),
                        LAST.stream(),
                        BY_MEMBERS.stream(),
                        ANSWERS.stream(),
                        QUESTIONS.stream(),
                        QUESTIONS_OF_APPLICATIONS.stream())
                .flatMap(endpoints -> endpoints)
                .collect(Collectors.toSet());

        assertThat(Attempt.all().stream()
                        .filter(attempt -> !attempt.endpoint().reads())
                        .map(AuditedWrite::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(known);
    }

    @Test
    void whatOnlyAsksLeavesNone() {
        var before = stored.now();
        var parameters = world.parameters(world.target, world.user("targetHelper"));
        var events = ids();

        SoftAssertions.assertSoftly(softly -> Attempt.all().stream()
                .filter(attempt -> QUESTIONS.contains(AuditedWrite.name(attempt)))
                .forEach(attempt -> softly.assertThat(attempt.by(world.member("targetHelper"), parameters)
                                .status())
                        .as("%s", attempt)
                        .isEqualTo(200)));

        assertThat(ids()).isEqualTo(events);
        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void everyWriteLeavesOneEvent() {
        var parameters = world.parameters(world.target, world.user("targetMember"));
        SoftAssertions.assertSoftly(softly -> {
            for (AuditedWrite write : TABLE) {
                check(write, parameters, softly);
            }
        });
    }

    @Test
    void whatIsTakenAwayIsWrittenDownAsItWas() {
        var outsider = world.user("outsider");
        var gone = world.parameters(world.platform.createsOrganization("Gone", "gone"), outsider);
        Map<String, String> unused = new HashMap<>(gone);
        unused.put("roleGroup", world.platform.definesRoleGroup(world.booking, "Unused", "viewer"));
        SoftAssertions.assertSoftly(softly -> {
            check(
                    AuditedWrite.of("DELETE " + ORGANIZATION, "organization.delete", THE_ORGANIZATION, BOTH),
                    gone,
                    softly);
            check(
                    AuditedWrite.of(
                            "POST " + ORGANIZATION + "/restore", "organization.restore", THE_ORGANIZATION, BOTH),
                    gone,
                    softly);
            check(AuditedWrite.of("DELETE " + ROLE_GROUP, "role-group.delete", THE_ROLE_GROUP, BEFORE), unused, softly);
            Map<String, String> console = new HashMap<>(gone);
            console.put("client", world.marksConsole());
            check(
                    AuditedWrite.of("DELETE /applications/{client}", "application.unmark", THE_CLIENT, BEFORE),
                    console,
                    softly);
        });
    }

    private void check(AuditedWrite write, Map<String, String> parameters, SoftAssertions softly) {
        var before = ids();
        var answer = write.attempt().by(write.person().map(world::member).orElseGet(world.platform::api), parameters);
        softly.assertThat(answer.status()).as("%s %s", write, answer.body()).isBetween(200, 299);
        List<JsonNode> events = new ArrayList<>();
        newest().forEach(event -> {
            if (!before.contains(event.get("id").asText())) {
                events.add(event);
            }
        });
        softly.assertThat(events).as("%s", write).hasSize(1);
        if (events.size() == 1) {
            says(write, events.get(0), parameters, softly);
        }
    }

    private static void says(
            AuditedWrite write, JsonNode event, Map<String, String> parameters, SoftAssertions softly) {
        var target = Attempt.filled(write.target(), parameters);
        softly.assertThat(event.get("action").asText()).as("%s", write).isEqualTo(write.action());
        softly.assertThat(event.get("target").asText()).as("%s", write).startsWith(target);
        softly.assertThat(target.endsWith(":") || event.get("target").asText().equals(target))
                .as("%s", write)
                .isTrue();
        softly.assertThat(event.has("before")).as("before of %s", write).isEqualTo(write.before());
        softly.assertThat(event.has("after")).as("after of %s", write).isEqualTo(write.after());
        var person = write.person().isPresent();
        softly.assertThat(event.at("/actor/kind").asText()).as("%s", write).isEqualTo(person ? "person" : "platform");
        softly.assertThat(event.at("/actor/id").asText()).as("%s", write).isNotEmpty();
        softly.assertThat(event.at("/actor/client").asText())
                .as("%s", write)
                .isEqualTo(person ? "console" : "admin-cli");
        softly.assertThat(event.at("/actor/address").asText()).as("%s", write).isEqualTo("127.0.0.1");
        softly.assertThat(event.get("outcome").asText()).as("%s", write).isEqualTo("done");
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        newest().forEach(event -> ids.add(event.get("id").asText()));
        return ids;
    }

    private JsonNode newest() {
        return world.platform.api().get("/audit-events?max=200").orFail().get("items");
    }
}
