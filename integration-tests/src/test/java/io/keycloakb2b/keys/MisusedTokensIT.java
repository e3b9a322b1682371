package io.keycloakb2b.keys;

import static io.keycloakb2b.keys.Harbour.PASSWORD;
import static io.keycloakb2b.keys.Harbour.agent;
import static io.keycloakb2b.keys.Harbour.email;
import static io.keycloakb2b.keys.Harbour.role;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What is tried with good tokens: those of an organization that was suspended since, those of roles that were taken away
 * since, and each at the doors that it is not for.
 */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class MisusedTokensIT {

    private static final String IN_THE_HARBOUR = "openid organization:harbour";

    private Harbour town;
    private MailServer mail;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.mail = mail;
        town = new Harbour(server, realm);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void suspendedOrganizationIsClosedAtEveryDoor_andOpenAgainOnceItIsActive() {
        town.joins("captain", "owner");
        var tokens = signsIn("captain");
        var key = town.makesKey(platform(), role("auditor"), agent()).get("key").asText();
        Map<String, Predicate<TokenResponse>> doors = new LinkedHashMap<>();
        doors.put("login", any -> town.booking
                .passwordGrant(email("captain"), PASSWORD, IN_THE_HARBOUR)
                .granted());
        doors.put("refresh", any -> town.booking.refresh(any).granted());
        doors.put("userinfo", any -> town.booking.userInfo(any).granted());
        doors.put("introspection", any -> active(town.booking.introspect(any.accessToken())));
        doors.put("portal", any -> town.member("captain").get(town.at("")).status() == 200);
        doors.put(
                "key at the API",
                any -> town.atOrganizationRoot(key).get(town.at("")).status() == 200);
        doors.put("introspection of the key", any -> active(town.booking.introspectApiKey(key)));
        assertThat(open(doors, tokens)).isEqualTo(doors.keySet());

        for (var suspended : List.of(town.harbour, town.holding)) {
            platform()
                    .patch("/organizations/" + suspended, Map.of("status", "suspended"))
                    .orFail();
            assertThat(open(doors, tokens)).as(suspended).isEmpty();

            platform()
                    .patch("/organizations/" + suspended, Map.of("status", "active"))
                    .orFail();
            assertThat(open(doors, signsIn("captain"))).as(suspended).isEqualTo(doors.keySet());
        }
    }

    @Test
    void tokenOfOneKindOpensNoDoorOfAnother() {
        town.joins("mate", "owner");
        var booking = signsIn("mate");
        var console = town.console.passwordGrant(email("mate"), PASSWORD, "openid");
        platform()
                .post(town.at("/invitations"), Map.of("email", "guest@harbour.example"))
                .orFail();
        var link = mail.mailbox("guest@harbour.example").newest().link().toString();
        var invitation = link.substring(link.indexOf("token=") + "token=".length());
        Map<String, Predicate<String>> doors = new LinkedHashMap<>();
        doors.put(
                "API", token -> town.atOrganizationRoot(token).get(town.at("")).status() == 200);
        doors.put(
                "userinfo",
                token -> new Api(town.realm.url(), () -> token)
                                .get("/protocol/openid-connect/userinfo")
                                .status()
                        == 200);
        doors.put("refresh", token -> town.booking
                .grant("refresh_token", Map.of("refresh_token", token))
                .granted());
        doors.put("introspection", token -> active(town.booking.introspect(token)));
        doors.put("introspection of keys", token -> active(town.booking.introspectApiKey(token)));
        doors.put("exchange", token -> town.booking
                .grant(
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        Map.of(
                                "subject_token",
                                token,
                                "subject_token_type",
                                "urn:ietf:params:oauth:token-type:access_token"))
                .granted());

        assertThat(open(doors, booking.accessToken())).containsExactlyInAnyOrder("userinfo", "introspection");
        assertThat(open(doors, booking.refreshToken())).containsExactly("refresh");
        assertThat(open(doors, booking.idToken())).isEmpty();
        assertThat(open(doors, console.accessToken())).containsExactlyInAnyOrder("API", "userinfo");
        assertThat(open(doors, console.refreshToken())).isEmpty();
        assertThat(open(doors, console.idToken())).isEmpty();
        assertThat(open(doors, invitation)).isEmpty();
        var key = town.makesKey(platform(), role("auditor"), agent());
        assertThat(open(doors, key.get("key").asText())).containsExactlyInAnyOrder("API", "introspection of keys");
        assertThat(open(doors, key.get("id").asText())).isEmpty();

        Map<String, Predicate<String>> hinted = new LinkedHashMap<>();
        for (var hint : List.of("access_token", "refresh_token", "requesting_party_token")) {
            hinted.put(
                    hint,
                    token -> active(
                            town.booking.call("/token/introspect", Map.of("token", token, "token_type_hint", hint))));
        }
        assertThat(open(hinted, booking.accessToken())).contains("access_token");
        for (var token : List.of(booking.idToken(), invitation, key.get("key").asText())) {
            assertThat(open(hinted, token)).isEmpty();
        }
    }

    @Test
    void roleThatWasTakenAwayIsInNoTokenFromThenOn_howeverItWasHeld() {
        var user = town.joins("agent", "auditor");
        var roles = town.at("/members/" + user + "/roles");
        var team = town.platform.makesTeam(town.harbour, "Crew", user);
        var ofTheTeam = town.at("/teams/" + team + "/roles");
        var one = "?application=booking&appRole=booking-agent";

        losesItsRole("agent", () -> platform().post(roles, agent()).orFail(), () -> platform()
                .delete(roles + one)
                .orFail());
        losesItsRole("agent", () -> platform().post(ofTheTeam, agent()).orFail(), () -> platform()
                .delete(ofTheTeam + one)
                .orFail());
        losesItsRole("agent", () -> platform().post(ofTheTeam, agent()).orFail(), () -> platform()
                .delete(town.at("/teams/" + team + "/members/" + user))
                .orFail());
        losesItsRole(
                "agent",
                () -> {
                    platform().post(roles, agent()).orFail();
                    town.platform.grantsRoleGroup(town.harbour, town.agents, true);
                },
                () -> town.platform.withdrawsRoleGroup(town.harbour, town.agents));
        losesItsRole(
                "agent",
                () -> {
                    town.platform.grantsRoleGroup(town.harbour, town.agents, true);
                    town.platform.grantsRoleGroup(town.holding, town.agents, true);
                },
                () -> town.platform.grantsRoleGroup(town.holding, town.agents, false));
        town.platform.grantsRoleGroup(town.holding, town.agents, true);
        assertThat(appRoles(signsIn("agent").claims())).containsExactly("booking-agent");
    }

    private void losesItsRole(String name, Runnable given, Runnable taken) {
        given.run();
        var before = signsIn(name);
        assertThat(appRoles(before.claims())).containsExactly("booking-agent");

        taken.run();

        var after = town.booking.refresh(before);
        assertThat(after.claims().get("org_id").asText()).isEqualTo(town.harbour);
        assertThat(appRoles(after.claims())).isEmpty();
        for (var tokens : List.of(before, after)) {
            assertThat(appRoles(town.booking.introspect(tokens.accessToken()).body()))
                    .isEmpty();
        }
        assertThat(appRoles(signsIn(name).claims())).isEmpty();
    }

    @Test
    void tokenOfAnOrdinaryApplicationOpensNeitherApi_thoughItsHolderMayDoEverythingThere() {
        town.joins("boss", "owner");
        var ordinary = signsIn("boss").accessToken();
        assertThat(town.member("boss").get(town.at("/members")).status()).isEqualTo(200);

        for (var path : List.of("/me", "/organizations", town.at(""), town.at("/members"), town.at("/settings"))) {
            assertThat(town.atOrganizationRoot(ordinary).get(path).status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(town.atOrganizationRoot(ordinary)
                        .patch(town.at(""), Map.of("name", "Taken over"))
                        .status())
                .isEqualTo(401);
        var platformRoot = URI.create(town.realm.url().toString().replace("/realms/", "/admin/realms/") + "/b2b");
        assertThat(new Api(platformRoot, () -> ordinary).get("/organizations").status())
                .isIn(401, 403);
    }

    private TokenResponse signsIn(String name) {
        var tokens = town.booking.passwordGrant(email(name), PASSWORD, IN_THE_HARBOUR);
        assertThat(tokens.granted()).as("%s", tokens).isTrue();
        return tokens;
    }

    private static <T> Set<String> open(Map<String, Predicate<T>> doors, T token) {
        return doors.entrySet().stream()
                .filter(door -> door.getValue().test(token))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean active(TokenResponse introspection) {
        return introspection.body().path("active").asBoolean();
    }

    private static List<String> appRoles(JsonNode claims) {
        return StreamSupport.stream(claims.at("/resource_access/booking/roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Api platform() {
        return town.platform.api();
    }
}
