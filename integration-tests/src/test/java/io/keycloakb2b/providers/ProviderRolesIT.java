package io.keycloakb2b.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.IndependentProvider;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Roles and teams by the word of an organization's identity provider, at each login: no more than it may give. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ProviderRolesIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private IndependentProvider provider;
    private String acme = "";
    private String rival = "";
    private String sales = "";
    private String ceiling = "";
    private String mapper = "";
    private String buyer = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer", "approver", "unheard-of");
        platform.marksApplication(booking);
        ceiling = platform.definesRoleGroup(booking, "all", "viewer", "approver");
        acme = organization("acme");
        rival = organization("rival");
        sales = platform.makesTeam(acme, "Sales");
        platform.makesTeam(rival, "Spies");
        buyer = platform.definesRole("/organizations/" + acme, "buyer", "organization:read");
        platform.definesRole("/organizations/" + acme, "clerk", "organization:read", "members:manage");
        platform.definesRole("/organizations/" + rival, "rivals-own", "organization:read");
        provider = IndependentProvider.of(realm, "acme-sso", acme);
        mapper = maps(
                "acme-sso",
                "groups",
                Map.of(
                        "viewers", List.of("app-role:booking/viewer"),
                        "approvers", List.of("app-role:booking/approver", "team:Sales"),
                        "outside", List.of("app-role:booking/unheard-of"),
                        "buyers", List.of("organization-role:buyer"),
                        "clerks", List.of("organization-role:clerk"),
                        "spies", List.of("team:Spies", "organization-role:rivals-own"),
                        "bosses", List.of("team:Bosses"),
                        "realm-admins", List.of("app-role:realm-management/realm-admin")));
    }

    @AfterAll
    void close() {
        provider.close();
        booking.close();
    }

    @Test
    void firstLoginGivesWhatIsMapped_andNothingByTheNameAlone(TestBrowser browser) {
        says("new", "viewers", "approvers", "buyers", "owner", "admin", "member-manager", "Sales");

        var tokens = booking.finish(signsIn(browser, "new"));

        assertThat(tokens.claims().at("/resource_access/booking/roles").toString())
                .contains("viewer", "approver");
        assertThat(tokens.claims().at("/org_roles").toString())
                .contains("buyer")
                .doesNotContain("owner", "admin", "member-manager");
        var user = person("new");
        assertThat(roles(user)).containsExactlyInAnyOrder("booking/viewer", "booking/approver", "buyer");
        assertThat(isInSales(user)).isTrue();
        assertThat(audited("role.assign", user)).isNotEmpty();
        forget(user);
    }

    @Test
    void administrativeRolesAreGivenByNoProvider(TestBrowser browser) {
        var bosses = platform.makesTeam(acme, "Bosses");
        platform.api()
                .post("/organizations/" + acme + "/teams/" + bosses + "/roles", Map.of("organizationRole", "admin"))
                .orFail();
        says("climber", "clerks", "bosses", "realm-admins", "viewers");

        var tokens = booking.finish(signsIn(browser, "climber"));

        var user = person("climber");
        assertThat(roles(user)).containsExactly("booking/viewer");
        assertThat(isIn(bosses, user)).isFalse();
        assertThat(tokens.claims().path("resource_access").has("realm-management"))
                .isFalse();
        assertThat(audited("role.refuse", user).toString()).contains("organization-role:clerk", "team:Bosses");
        forget(user);
        platform.api().delete("/organizations/" + acme + "/teams/" + bosses).orFail();
    }

    @Test
    void roleThatIsMadeAdministrativeLaterCountsForNobodyWhoGotItThisWay(TestBrowser browser) {
        says("waiting", "buyers");
        booking.finish(signsIn(browser, "waiting"));
        var user = person("waiting");
        assertThat(sleeps(user, "buyer")).isFalse();
        changesPermissions("organization:read", "members:manage", "roles:assign");
        try {
            assertThat(sleeps(user, "buyer")).isTrue();

            booking.finish(signsIn(browser, "waiting"));
            assertThat(roles(user)).isEmpty();
        } finally {
            changesPermissions("organization:read");
        }
        forget(user);
    }

    @Test
    void nothingOfAnotherOrganizationIsReached(TestBrowser browser) {
        says("spy", "spies", "viewers");
        booking.finish(signsIn(browser, "spy"));

        var user = person("spy");
        assertThat(roles(user)).containsExactly("booking/viewer");
        assertThat(platform.api()
                        .get("/organizations/" + rival + "/members/" + user)
                        .status())
                .isEqualTo(404);
        forget(user);
    }

    @Test
    void groupThatIsGoneTakesItsOwnRowsOnly(TestBrowser browser) {
        says("leaver", "viewers", "approvers");
        booking.finish(signsIn(browser, "leaver"));
        var user = person("leaver");
        platform.api()
                .post(
                        "/organizations/" + acme + "/members/" + user + "/roles",
                        Map.of("application", "booking", "appRole", "viewer"))
                .orFail();
        assertThat(isInSales(user)).isTrue();

        says("leaver");
        var tokens = booking.finish(signsIn(browser, "leaver"));

        assertThat(tokens.claims().at("/resource_access/booking/roles").toString())
                .contains("viewer")
                .doesNotContain("approver");
        assertThat(roles(user)).containsExactly("booking/viewer");
        assertThat(isInSales(user)).isFalse();
        assertThat(audited("role.unassign", user)).isNotEmpty();
        assertThat(audited("team.member.remove", user)).isNotEmpty();
        forget(user);
    }

    @Test
    void whoeverAnAdministratorPutInATeamStaysThere(TestBrowser browser) {
        says("settled", "viewers");
        booking.finish(signsIn(browser, "settled"));
        var user = person("settled");
        platform.api()
                .post("/organizations/" + acme + "/teams/" + sales + "/members", Map.of("userId", user))
                .orFail();

        says("settled", "approvers");
        booking.finish(signsIn(browser, "settled"));
        says("settled");
        booking.finish(signsIn(browser, "settled"));

        assertThat(isInSales(user)).isTrue();
        forget(user);
    }

    @Test
    void roleOutsideTheCeilingSleepsUntilItIsGranted(TestBrowser browser) {
        says("early", "outside");
        var tokens = booking.finish(signsIn(browser, "early"));

        var user = person("early");
        assertThat(tokens.claims().at("/resource_access/booking/roles").toString())
                .doesNotContain("unheard-of");
        assertThat(roles(user)).containsExactly("booking/unheard-of");

        platform.grantsRoleGroup(acme, platform.definesRoleGroup(booking, "more", "unheard-of"), false);

        assertThat(booking.refresh(tokens)
                        .claims()
                        .at("/resource_access/booking/roles")
                        .toString())
                .contains("unheard-of");
        forget(user);
    }

    @Test
    void answerWithTenThousandGroupsGivesNothing_andTakesWhatItGaveBefore(TestBrowser browser) {
        says("crowd", "viewers");
        booking.finish(signsIn(browser, "crowd"));
        var user = person("crowd");
        says(
                "crowd",
                Stream.concat(Stream.of("viewers"), IntStream.range(0, 10_000).mapToObj(i -> "group-" + i))
                        .toArray(String[]::new));

        booking.finish(signsIn(browser, "crowd"));

        assertThat(roles(user)).isEmpty();
        assertThat(audited("role.refuse", user).toString()).contains("2000");
        forget(user);
    }

    @Test
    void suspendedMemberGetsNothing(TestBrowser browser) {
        says("suspended", "viewers");
        booking.finish(signsIn(browser, "suspended"));
        var user = person("suspended");
        platform.api()
                .patch("/organizations/" + acme + "/members/" + user, Map.of("status", "suspended"))
                .orFail();
        says("suspended", "viewers", "approvers");

        LoginPage.in(signsIn(browser, "suspended")).refuses();

        assertThat(roles(user)).containsExactly("booking/viewer");
        forget(user);
    }

    @Test
    void mapperThatIsGoneTakesWhatItGave_atTheNextLogin(TestBrowser browser) {
        var further = maps("acme-sso", "groups", Map.of("temps", List.of("organization-role:buyer")));
        says("temp", "temps", "viewers");
        booking.finish(signsIn(browser, "temp"));
        var user = person("temp");
        assertThat(roles(user)).containsExactlyInAnyOrder("buyer", "booking/viewer");

        realm.admin().identityProviders().get("acme-sso").delete(further);
        booking.finish(signsIn(browser, "temp"));

        assertThat(roles(user)).containsExactly("booking/viewer");
        forget(user);
    }

    @Test
    void twoProvidersOfOneOrganizationKeepApart_andOneThatIsGoneTakesItsOwn(TestBrowser browser) {
        says("both", "viewers", "approvers");
        booking.finish(signsIn(browser, "both"));
        var user = person("both");
        try (var other = IndependentProvider.of(realm, "acme-other", acme)) {
            maps("acme-other", "groups", Map.of("sellers", List.of("app-role:booking/viewer", "team:Sales")));
            var link = new FederatedIdentityRepresentation();
            link.setIdentityProvider("acme-other");
            link.setUserId("both");
            link.setUserName("both");
            realm.admin()
                    .users()
                    .get(user)
                    .addFederatedIdentity("acme-other", link)
                    .close();
            other.says("both", Map.of("email", "both@acme.example", "groups", List.of("sellers")));
            var page = opens(browser, "acme-other");
            other.signsIn(page, "both");
            booking.finish(page);
            assertThat(roles(user)).containsExactlyInAnyOrder("booking/viewer", "booking/viewer", "booking/approver");

            says("both");
            booking.finish(signsIn(browser, "both"));
            assertThat(roles(user)).containsExactly("booking/viewer");
            assertThat(isInSales(user)).isTrue();

            realm.admin().identityProviders().get("acme-other").remove();
            assertThat(roles(user)).isEmpty();
            assertThat(isInSales(user)).isFalse();
        }
        forget(user);
    }

    @Test
    void attributesOverSamlGiveTheSame(TestBrowser browser) {
        try (var other = ProviderRealm.overSaml(realm, "acme-saml", acme)) {
            other.assertsOfEverybody("department", "Sales");
            maps("acme-saml", "department", Map.of("Sales", List.of("app-role:booking/viewer", "team:Sales")));
            other.employs("over-saml@acme.example", PASSWORD);
            var page = opens(browser, "acme-saml");
            page.locator("#username").fill("over-saml@acme.example");
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();

            booking.finish(page);

            var user = person("over-saml");
            assertThat(roles(user)).containsExactly("booking/viewer");
            assertThat(isInSales(user)).isTrue();
            forget(user);
            realm.admin().identityProviders().get("acme-saml").remove();
        }
    }

    @Test
    void mappingsToBuiltInRolesAndNonsenseAreRefusedWhenTheyAreWritten() {
        for (var line : List.of(
                "organization-role:owner",
                "organization-role:Admin",
                "organization-role:member-manager",
                "realm-role:admin",
                "app-role:booking",
                "viewer")) {
            assertThat(written(Map.of("x", List.of(line)))).as(line).isEqualTo(400);
        }
        var before = realm.admin().identityProviders().get("acme-sso").getMapperById(mapper);
        var changed = realm.admin().identityProviders().get("acme-sso").getMapperById(mapper);
        changed.getConfig().put("mappings", json(Map.of("x", List.of("organization-role:owner"))));
        try {
            realm.admin().identityProviders().get("acme-sso").update(mapper, changed);
        } catch (jakarta.ws.rs.WebApplicationException refusal) {
            assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
        }
        assertThat(realm.admin()
                        .identityProviders()
                        .get("acme-sso")
                        .getMapperById(mapper)
                        .getConfig())
                .isEqualTo(before.getConfig());
    }

    private void says(String subject, String... groups) {
        provider.says(
                subject, Map.of("email", subject + "@acme.example", "email_verified", true, "groups", List.of(groups)));
    }

    private Page signsIn(TestBrowser browser, String subject) {
        var page = opens(browser, "acme-sso");
        provider.signsIn(page, subject);
        return page;
    }

    private Page opens(TestBrowser browser, String alias) {
        browser.forgetEverybody();
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:acme") + "&kc_idp_hint=" + alias);
        return page;
    }

    /** @return the id of the mapper */
    private String maps(String alias, String source, Map<String, List<String>> mappings) {
        var representation = mapper(alias, source, mappings);
        var registered = realm.admin().identityProviders().get(alias);
        try (var created = registered.addMapper(representation)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return registered.getMappers().stream()
                .filter(made -> made.getName().equals(representation.getName()))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private int written(Map<String, List<String>> mappings) {
        try (var answer =
                realm.admin().identityProviders().get("acme-sso").addMapper(mapper("acme-sso", "groups", mappings))) {
            return answer.getStatus();
        }
    }

    private static IdentityProviderMapperRepresentation mapper(
            String alias, String source, Map<String, List<String>> mappings) {
        var mapper = new IdentityProviderMapperRepresentation();
        mapper.setName("roles " + UUID.randomUUID());
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper(
                alias.endsWith("saml") ? "b2b-saml-organization-roles" : "b2b-oidc-organization-roles");
        mapper.setConfig(Map.of("source", source, "mappings", json(mappings), "syncMode", "INHERIT"));
        return mapper;
    }

    /** As the admin console writes a map. */
    private static String json(Map<String, List<String>> mappings) {
        try {
            return JSON.writeValueAsString(mappings.entrySet().stream()
                    .flatMap(entry ->
                            entry.getValue().stream().map(line -> Map.of("key", entry.getKey(), "value", line)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the member has been given, by whomever. */
    private List<String> roles(String user) {
        // what comes through a team is the team's
        return stream(held(user))
                .filter(role -> !role.hasNonNull("team"))
                .map(role -> role.hasNonNull("organizationRole")
                        ? role.get("organizationRole").asText()
                        : "booking/" + role.get("appRole").asText())
                .toList();
    }

    private boolean sleeps(String user, String organizationRole) {
        return stream(held(user))
                .filter(role -> role.path("organizationRole").asText().equals(organizationRole))
                .anyMatch(role -> role.get("dormant").asBoolean());
    }

    private JsonNode held(String user) {
        var held = platform.api()
                .get("/organizations/" + acme + "/members/" + user + "/roles")
                .orFail();
        return held.has("items") ? held.get("items") : held;
    }

    private void changesPermissions(String... permissions) {
        platform.api()
                .patch("/organizations/" + acme + "/roles/" + buyer, Map.of("permissions", List.of(permissions)))
                .orFail();
    }

    private boolean isInSales(String user) {
        return isIn(sales, user);
    }

    private boolean isIn(String team, String user) {
        var members = platform.api()
                .get("/organizations/" + acme + "/teams/" + team + "/members")
                .orFail();
        return members.toString().contains(user);
    }

    private List<JsonNode> audited(String action, String user) {
        return stream(platform.api()
                        .get("/organizations/" + acme + "/audit-events?max=200&action=" + action)
                        .orFail()
                        .get("items"))
                .filter(event -> event.toString().contains(user))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return IntStream.range(0, items.size()).mapToObj(items::get);
    }

    private String person(String name) {
        return realm.admin().users().searchByEmail(name + "@acme.example", true).stream()
                .map(UserRepresentation::getId)
                .findFirst()
                .orElseThrow();
    }

    private void forget(String user) {
        realm.admin().users().delete(user).close();
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias, alias);
        platform.grants(id, booking);
        platform.grantsRoleGroup(id, ceiling, false);
        platform.api()
                .put("/organizations/" + id + "/domains/" + alias + ".example", Map.of("policyEnabled", false))
                .orFail();
        return id;
    }
}
