package io.keycloakb2b.keys;

import static io.keycloakb2b.keys.Harbour.agent;
import static io.keycloakb2b.keys.Harbour.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A client that acts for an organization as a member of it, by its service account. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ServiceAccountsIT {

    private Harbour town;
    private TestApplication crane;
    private String account = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        town = new Harbour(server, realm);
        town.joins("owner", "owner");
        town.joins("admin", "admin");
    }

    @BeforeEach
    void build() {
        crane = TestApplication.register(town.realm.url(), town.realm.admin(), "crane-" + UUID.randomUUID())
                .allowedAtTheOrganizationApi(town.realm.admin())
                .withTheClaimsOfOrganizations(town.realm.admin());
        var client = town.realm.admin().clients().get(crane.id(town.realm.admin()));
        var representation = client.toRepresentation();
        representation.setServiceAccountsEnabled(true);
        client.update(representation);
        account = client.getServiceAccountUser().getId();
    }

    @AfterEach
    void scrap() {
        town.realm.admin().clients().get(crane.id(town.realm.admin())).remove();
        crane.close();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void onlyThePlatformBindsIt_andNothingTellsOthersThatItIsThere() {
        var members = town.at("/members");
        for (var name : new String[] {"owner", "admin"}) {
            var known = town.member(name).post(members, Map.of("userId", account));
            assertThat(known.status()).isEqualTo(403);
            assertThat(known)
                    .isEqualTo(town.member(name)
                            .post(members, Map.of("userId", UUID.randomUUID().toString())));
        }
        assertThat(refusal("harbour")).isEqualTo("not_a_member");

        platform().post(members, Map.of("userId", account)).orFail();

        assertThat(token("harbour").granted()).isTrue();
    }

    @Test
    void itsTokenIsForItsOrganization_withWhatItWasGiven() {
        binds(role("auditor"), agent());

        var claims = token("harbour").claims();

        assertThat(claims.get("org_id").asText()).isEqualTo(town.harbour);
        assertThat(claims.get("org_roles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(claims.at("/resource_access/booking/roles").toString()).isEqualTo("[\"booking-agent\"]");
        assertThat(refusal("rival")).isEqualTo("not_a_member");
        assertThat(refusal("holding")).isEqualTo("not_a_member");
        assertThat(refusal("nowhere")).isNotEmpty();
    }

    @Test
    void itReachesItsOrganizationAtTheApi_andNoOther() {
        binds(role("auditor"));
        var machine = town.atOrganizationRoot(token("harbour").accessToken());

        assertThat(machine.get(town.at("/members")).status()).isEqualTo(200);
        assertThat(machine.patch(town.at(""), Map.of("name", "Taken over")).status())
                .isEqualTo(403);
        for (var foreign : new String[] {town.rival, town.holding, town.berth}) {
            assertThat(machine.get("/organizations/" + foreign).status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsTakenFromTheOrganizationOrTheMemberIsTakenFromIt() {
        binds(agent());
        town.platform.withdrawsRoleGroup(town.harbour, town.agents);
        assertThat(token("harbour").claims().at("/resource_access/booking").isMissingNode())
                .isTrue();
        town.platform.grantsRoleGroup(town.harbour, town.agents, true);

        platform()
                .patch("/organizations/" + town.holding, Map.of("status", "suspended"))
                .orFail();
        assertThat(refusal("harbour")).isEqualTo("org_unavailable");
        platform()
                .patch("/organizations/" + town.holding, Map.of("status", "active"))
                .orFail();

        town.member("admin").patch(member(), Map.of("status", "suspended")).orFail();
        assertThat(refusal("harbour")).isEqualTo("member_suspended");
        town.member("admin").patch(member(), Map.of("status", "active")).orFail();
        assertThat(token("harbour").granted()).isTrue();

        town.member("admin").delete(member()).orFail();
        assertThat(refusal("harbour")).isEqualTo("not_a_member");
    }

    @Test
    void itOwnsNothing_andHandsNothingOver() {
        binds(role("admin"));

        var owner = platform().post(member() + "/roles", role("owner"));

        assertThat(owner.status() + " " + owner.code()).isEqualTo("400 invalid_value");
        assertThat(town.member("owner")
                        .post(town.at("/ownership"), Map.of("userId", account))
                        .status())
                .isBetween(400, 499);
        var machine = town.atOrganizationRoot(token("harbour").accessToken());
        assertThat(machine.post(member() + "/roles", agent()).code()).isEqualTo("escalation");
    }

    private void binds(Object... roles) {
        platform().post(town.at("/members"), Map.of("userId", account)).orFail();
        for (var role : roles) {
            town.member("admin").post(member() + "/roles", role).orFail();
        }
    }

    private String member() {
        return town.at("/members/" + account);
    }

    private TokenResponse token(String alias) {
        return crane.grant("client_credentials", Map.of("scope", "openid organization:" + alias));
    }

    private String refusal(String alias) {
        var answer = token(alias);
        assertThat(answer.granted()).as("%s", answer.body()).isFalse();
        return answer.body().path("error_description").asText();
    }

    private Api platform() {
        return town.platform.api();
    }
}
