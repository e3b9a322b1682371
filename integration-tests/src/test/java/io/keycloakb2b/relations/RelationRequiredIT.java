package io.keycloakb2b.relations;

import static io.keycloakb2b.relations.Agency.PASSWORD;
import static io.keycloakb2b.relations.Agency.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Refusals;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.Jwt;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** An application that only lets in who stands in a relation to the organization. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class RelationRequiredIT {

    private static final String NO_RELATION = "no_relation";

    private RunningKeycloak server;
    private Agency town;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        town = new Agency(server, realm);
        var client = realm.admin().clients().get(town.booking.id(realm.admin()));
        var representation = client.toRepresentation();
        representation.getAttributes().put("standard.token.exchange.enabled", "true");
        client.update(representation);
    }

    @BeforeEach
    void askForAgents() {
        requires("app:booking:booking-agent");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void whoLacksTheRelationIsRefusedAtTheDoor_andToldWhy() {
        assertThat(refusal(signsIn("trainee", "openid organization:agency"))).isEqualTo(NO_RELATION);
        assertThat(refusal(signsIn("owner", "openid organization:agency"))).isEqualTo(NO_RELATION);

        var tokens = town.booking.redeem(code(signsIn("agent", "openid organization:agency")));

        assertThat(tokens.claims().get("org_alias").asText()).isEqualTo("agency");
    }

    @Test
    void wayAroundTheDoorIsClosedToo() {
        assertThat(passwordGrant("trainee", "organization:agency")
                        .body()
                        .path("error_description")
                        .asText())
                .isEqualTo(NO_RELATION);
        var outside = passwordGrant("trainee", "");
        assertThat(outside.claims().has("org_id")).isFalse();

        var exchanged = town.booking.grant(
                "urn:ietf:params:oauth:grant-type:token-exchange",
                Map.of(
                        "subject_token",
                        outside.accessToken(),
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        "scope",
                        "openid organization:agency"));

        assertThat(exchanged.granted()).as("%s", exchanged.body()).isFalse();
    }

    @Test
    void whoLosesTheRelationLosesTheTokens() {
        town.gives("trainee", Map.of("application", "booking", "appRole", "booking-agent"));
        var tokens = passwordGrant("trainee", "organization:agency");
        assertThat(town.booking.refresh(tokens).granted()).isTrue();

        town.platform
                .api()
                .delete(town.at(
                        "/members/" + town.user("trainee") + "/roles?application=booking&appRole=booking-agent"))
                .orFail();

        var refused = town.booking.refresh(tokens);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.body().path("error_description").asText()).isEqualTo(NO_RELATION);
        assertThat(town.booking.userInfo(tokens).status()).isEqualTo(401);
        assertThat(town.booking
                        .introspect(tokens.accessToken())
                        .body()
                        .get("active")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void relationOutsideTheCeilingIsNone() {
        assertThat(passwordGrant("agent", "organization:agency").granted()).isTrue();
        town.platform.withdrawsRoleGroup(town.agency, town.agents);
        try {
            assertThat(passwordGrant("agent", "organization:agency")
                            .body()
                            .path("error_description")
                            .asText())
                    .isEqualTo(NO_RELATION);
        } finally {
            town.platform.grantsRoleGroup(town.agency, town.agents, true);
        }
    }

    @Test
    void onlyOrganizationsWithTheRelationAreThereToBeChosen() {
        town.joins(town.holding, "agent");

        var tokens = town.booking.redeem(code(signsIn("agent", "openid organization")));

        assertThat(Jwt.claims(tokens.accessToken()).get("org_alias").asText()).isEqualTo("agency");
        assertThat(passwordGrant("agent", "organization:holding").granted()).isFalse();
    }

    @Test
    void relationMayBeAnOrganizationRole_oneOfTheOrganizationsOwnIncluded_orMembershipAlone() {
        requires("auditor");
        assertThat(passwordGrant("auditor", "organization:agency").granted()).isTrue();
        assertThat(passwordGrant("agent", "organization:agency").granted()).isFalse();

        requires("Pilot%3A 1st%40sea %237");
        assertThat(passwordGrant("pilot", "organization:agency").granted()).isTrue();
        assertThat(passwordGrant("auditor", "organization:agency").granted()).isFalse();

        requires("member");
        assertThat(passwordGrant("trainee", "organization:agency").granted()).isTrue();
        assertThat(passwordGrant("foe", "organization:agency").granted()).isFalse();
    }

    @Test
    void otherApplicationsAndLoginsWithoutOrganizationGoOn() {
        assertThat(town.billing
                        .passwordGrant(email("trainee"), PASSWORD, "openid organization:agency")
                        .granted())
                .isTrue();
        town.user("consumer");
        assertThat(passwordGrant("consumer", "").granted()).isTrue();
    }

    @Test
    void settingIsReadAsItWasWritten_andRefusedWhereItMakesNoSense() {
        var application = application();
        assertThat(town.platform
                        .api()
                        .get(application)
                        .orFail()
                        .get("relationRequired")
                        .asText())
                .isEqualTo("app:booking:booking-agent");
        for (var nonsense : new String[] {"", "team:" + town.crew, "a:b", "app:booking", "%"}) {
            var answer = town.platform.api().put(application, Map.of("relationRequired", nonsense));
            assertThat(answer.status() + " " + answer.field()).as(nonsense).isEqualTo("400 relationRequired");
        }
        town.platform.api().put(application, Map.of()).orFail();

        assertThat(town.platform.api().get(application).orFail().has("relationRequired"))
                .isFalse();
        assertThat(passwordGrant("trainee", "organization:agency").granted()).isTrue();
    }

    private void requires(String relation) {
        town.platform
                .api()
                .put(application(), Map.of("relationRequired", relation))
                .orFail();
    }

    private String application() {
        return "/applications/" + town.booking.id(town.realm.admin());
    }

    private TokenResponse passwordGrant(String name, String scope) {
        return town.booking.passwordGrant(email(name), PASSWORD, "openid " + scope);
    }

    private Visitor signsIn(String name, String scope) {
        return new Visitor(server.baseUrl()).opens(town.booking.loginUrl(scope)).signsIn(email(name), PASSWORD);
    }

    private static String refusal(Visitor visitor) {
        return Refusals.word(visitor.page()).orElseGet(() -> visitor.address() + " " + visitor.page());
    }

    private static String code(Visitor visitor) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(visitor.address().toString());
        assertThat(code.find()).as("%s %s", visitor.address(), visitor.page()).isTrue();
        return code.group(1);
    }
}
