package io.keycloakb2b.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.Jwt;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;

/** Claims that not every application wants. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class TokenClaimsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADA = "ada@people.example";
    private static final String FURTHER = "org_path org_teams org_permissions organizations";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private String root = "";
    private String branch = "";
    private String ada = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking")
                .withTheClaimsOfOrganizations(realm.admin());
        realm.admin().clientScopes().findAll().stream()
                .filter(scope -> List.of(FURTHER.split(" ", -1)).contains(scope.getName()))
                .forEach(scope ->
                        realm.admin().clients().get(booking.id(realm.admin())).addOptionalClientScope(scope.getId()));
        platform.marksApplication(booking);
        root = platform.createsOrganization("Globe Travel", "globe");
        platform.grants(root, booking);
        branch = platform.createsBranch(root, "Globe Travel North", "north");
        platform.grants(branch, booking);
        ada = realm.addsUser(ADA, PASSWORD);
        platform.addsMember(branch, ada);
        platform.givesOrganizationRole(branch, ada, "auditor", "self");
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void whoIsNotAskedTellsNothing() {
        var claims = signsIn(ADA, "openid organization:north").claims();

        assertThat(claims.get("org_alias").asText()).isEqualTo("north");
        for (var claim : (FURTHER + " org_member_type orgs_truncated").split(" ", -1)) {
            assertThat(claims.has(claim)).as(claim).isFalse();
        }
    }

    @Test
    void whoAsksAndIsInNoOrganizationHearsNothing() {
        var consumer = "consumer@people.example";
        realm.addsUser(consumer, PASSWORD);

        var tokens = signsIn(consumer, "openid " + FURTHER);

        for (var claim : (FURTHER + " org_id").split(" ", -1)) {
            assertThat(tokens.claims().has(claim)).as(claim).isFalse();
            assertThat(Jwt.claims(tokens.idToken()).has(claim)).as(claim).isFalse();
        }
    }

    @Test
    void whoAsksHearsThePathTheTeamsAndWhatTheRolesPermit() {
        platform.makesTeam(branch, "Sales", ada);
        platform.makesTeam(branch, "Nobody");

        var tokens = signsIn(ADA, "openid organization:north " + FURTHER);

        for (var claims : List.of(tokens.claims(), booking.userInfo(tokens).body(), introspected(tokens))) {
            assertThat(texts(claims.get("org_path"))).containsExactly("globe", "north");
            assertThat(texts(claims.get("org_teams"))).containsExactly("/Sales");
            assertThat(texts(claims.get("org_permissions")))
                    .contains("audit:read", "members:read")
                    .doesNotContain("members:manage")
                    .isSorted();
        }
    }

    /** Keycloak's claims are its own, though the pack reads the groups once for all of them. */
    @Test
    void whatPersonsLackStillComesFromTheirGroups_andWhatTheyHaveDoesNot() {
        var sailors = new GroupRepresentation();
        sailors.setName("Sailors");
        sailors.setAttributes(Map.of("nickname", List.of("Salty"), "firstName", List.of("Nobody")));
        var sailor = "sailor@people.example";
        var user = realm.addsUser(sailor, PASSWORD);
        platform.addsMember(branch, user);
        try (var added = realm.admin().groups().add(sailors)) {
            realm.admin().users().get(user).joinGroup(CreatedResponseUtil.getCreatedId(added));
        }

        var tokens = signsIn(sailor, "openid organization:north");

        for (var claims : List.of(tokens.claims(), Jwt.claims(tokens.idToken()))) {
            assertThat(claims.path("nickname").asText()).isEqualTo("Salty");
            assertThat(claims.path("given_name").asText()).isNotEqualTo("Nobody");
            assertThat(claims.has("website")).isFalse();
        }
    }

    @Test
    void memberWhoIsNoEmployeeIsSaidToBeNone() {
        platform.api()
                .patch("/organizations/" + branch + "/members/" + ada, Map.of("type", "guest"))
                .orFail();
        try {
            var claims = signsIn(ADA, "openid organization:north").claims();

            assertThat(claims.get("org_member_type").asText()).isEqualTo("guest");
        } finally {
            platform.api()
                    .patch("/organizations/" + branch + "/members/" + ada, Map.of("type", "employee"))
                    .orFail();
        }
    }

    @Test
    void organizationsOfThePersonAreInTheIdTokenAlone_onlyThoseThatHaveTheApplication_andCut() {
        var busy = "busy@people.example";
        var user = realm.addsUser(busy, PASSWORD);
        platform.addsMember(branch, user);
        platform.addsMember(platform.createsOrganization("Without Application", "without"), user);
        var few = signsIn(busy, "openid organization:north organizations");
        assertThat(aliases(Jwt.claims(few.idToken()))).containsExactly("north");
        assertThat(Jwt.claims(few.idToken())
                        .get("organizations")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("Globe Travel North");
        assertThat(few.claims().has("organizations")).isFalse();

        for (int i = 10; i < 30; i++) {
            var organization = platform.createsOrganization("Agency " + i, "agency-" + i);
            platform.grants(organization, booking);
            platform.addsMember(organization, user);
        }
        var many = Jwt.claims(
                signsIn(busy, "openid organization:north organizations").idToken());

        assertThat(aliases(many))
                .hasSize(20)
                .startsWith("agency-10", "agency-11")
                .doesNotContain("north");
        assertThat(many.get("orgs_truncated").asBoolean()).isTrue();
    }

    private TokenResponse signsIn(String email, String scope) {
        var tokens = booking.passwordGrant(email, PASSWORD, scope);
        assertThat(tokens.granted()).as("%s", tokens.body()).isTrue();
        return tokens;
    }

    private JsonNode introspected(TokenResponse tokens) {
        return booking.introspect(tokens.accessToken()).body();
    }

    private static List<String> aliases(JsonNode claims) {
        return StreamSupport.stream(claims.get("organizations").spliterator(), false)
                .map(organization -> organization.get("alias").asText())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
