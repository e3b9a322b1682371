package io.keycloakb2b.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.node.NodeClient;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** What a SAML application reads in an assertion, with node-saml. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AssertionsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ENTITY = "urn:example:desk";
    private static final String CALLBACK = "http://127.0.0.1/acs";
    private static final String BOTH = "both@people.example";

    private RunningKeycloak server;
    private TestRealm realm;
    private PlatformAdministrator platform;
    private String certificate = "";
    private String desk = "";
    private String acme = "";
    private String globex = "";
    private String both = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        listsRolesInOneAttribute();
        certificate = realm.signsAssertions();
        desk = registers(ENTITY);
        platform.api()
                .put("/applications/" + desk, Map.of("organizations", "allow"))
                .orFail();
        acme = employer("acme", "viewers", "viewer");
        globex = employer("globex", "approvers", "approver");
        both = realm.addsUser(BOTH, PASSWORD);
        platform.addsMember(acme, both);
        platform.addsMember(globex, both);
        holds(acme, both, "viewer");
        holds(globex, both, "approver");
        platform.givesOrganizationRole(globex, both, "auditor", "self");
    }

    @Test
    void assertionIsForTheOrganizationThatWasChosen_andTellsOfNoOther() {
        var visitor = visitor();

        var first = login(visitor, "acme");
        assertThat(first.path("org_id").asText()).isEqualTo(acme);
        assertThat(first.path("org_alias").asText()).isEqualTo("acme");
        assertThat(first.path("organization").asText()).isEqualTo("acme");
        assertThat(first.has("org_roles")).isFalse();
        assertThat(roles(first)).contains("viewer").doesNotContain("approver");

        // The session goes on in the other one, and nothing of the first is left.
        var second = login(visitor, "globex");
        assertThat(second.path("org_id").asText()).isEqualTo(globex);
        assertThat(second.path("organization").asText()).isEqualTo("globex");
        assertThat(second.path("org_roles").asText()).isEqualTo("auditor");
        assertThat(roles(second)).contains("approver").doesNotContain("viewer");
    }

    @Test
    void personWithoutAnOrganizationIsNothingToOne_alsoAfterSomebodyWhoWas() {
        var consumer = "consumer@people.example";
        var user = realm.addsUser(consumer, PASSWORD);
        var role = realm.admin().clients().get(desk).roles().get("approver").toRepresentation();
        realm.admin().users().get(user).roles().clientLevel(desk).add(List.of(role));

        var claims = login(visitor(), consumer, "");
        assertThat(claims.has("org_id")).isFalse();
        assertThat(claims.has("organization")).isFalse();
        assertThat(roles(claims)).contains("approver");

        platform.addsMember(acme, user);
        var visitor = visitor();
        assertThat(login(visitor, consumer, "").path("org_id").asText()).isEqualTo(acme);
        platform.api().delete("/organizations/" + acme + "/members/" + user).orFail();
        assertThat(login(visitor, consumer, "").has("org_id")).isFalse();
    }

    @Test
    void applicationThatTakesItsRolesFromOrganizationsOnlySeesNoOthers() {
        var direct = "direct@people.example";
        var user = realm.addsUser(direct, PASSWORD);
        platform.addsMember(acme, user);
        var role = realm.admin().clients().get(desk).roles().get("approver").toRepresentation();
        realm.admin().users().get(user).roles().clientLevel(desk).add(List.of(role));
        assertThat(roles(login(visitor(), direct, ""))).contains("approver");

        sources("organizations-only");

        assertThat(roles(login(visitor(), direct, ""))).doesNotContain("approver");
        sources("organizations-and-keycloak");
    }

    @Test
    void clientThatIsNoApplicationAnyMoreIsForNoOrganization_whateverItsSessionRemembers() {
        var former = "urn:example:former";
        var id = registers(former);
        platform.api()
                .put("/applications/" + id, Map.of("organizations", "allow"))
                .orFail();
        platform.api()
                .put("/organizations/" + globex + "/applications/" + id, Map.of())
                .orFail();
        var visitor = visitor();
        assertThat(login(visitor, former, BOTH, "").path("org_id").asText()).isEqualTo(globex);

        platform.api().delete("/applications/" + id).orFail();

        assertThat(login(visitor, former, BOTH, "").has("org_id")).isFalse();
    }

    @Test
    void ordinaryClientHearsOfActiveMembershipsAsInKeycloak_andOfNothingElse() {
        var plain = "urn:example:plain";
        registers(plain);
        platform.api()
                .patch("/organizations/" + acme + "/members/" + both, Map.of("status", "suspended"))
                .orFail();
        try {
            var claims = login(visitor(), plain, BOTH, "");

            assertThat(claims.path("organization").asText()).isEqualTo("globex");
            assertThat(claims.has("org_id")).isFalse();
            assertThat(roles(claims)).doesNotContain("viewer", "approver");
        } finally {
            platform.api()
                    .patch("/organizations/" + acme + "/members/" + both, Map.of("status", "active"))
                    .orFail();
        }
    }

    private JsonNode login(Visitor visitor, String chosen) {
        return login(visitor, BOTH, chosen);
    }

    private JsonNode login(Visitor visitor, String email, String chosen) {
        return login(visitor, ENTITY, email, chosen);
    }

    private JsonNode login(Visitor visitor, String entity, String email, String chosen) {
        try (var client = new NodeClient()) {
            var begin = client.begins(Map.of(
                    "client", "node-saml",
                    "entryPoint", realm.url() + "/protocol/saml",
                    "entityId", entity,
                    "callbackUrl", CALLBACK,
                    "certificate", certificate));
            visitor.opens(begin).signsIn(email, PASSWORD);
            if (!chosen.isEmpty()) {
                visitor.submits(Map.of("kc.org", chosen));
            }
            assertThat(visitor.hidden("SAMLResponse")).as(visitor.page()).isNotEmpty();
            return client.ends(Map.of("response", visitor.hidden("SAMLResponse")));
        }
    }

    /** Otherwise there is an attribute for each role, all of the same name, of which libraries take the last. */
    private void listsRolesInOneAttribute() {
        var scope = realm.admin().clientScopes().findAll().stream()
                .filter(found -> found.getName().equals("role_list"))
                .findFirst()
                .orElseThrow();
        var mapper = scope.getProtocolMappers().get(0);
        mapper.getConfig().put("single", "true");
        realm.admin().clientScopes().get(scope.getId()).getProtocolMappers().update(mapper.getId(), mapper);
    }

    private static Set<String> roles(JsonNode attributes) {
        Set<String> roles = new TreeSet<>();
        var role = attributes.path("Role");
        if (role.isArray()) {
            role.forEach(name -> roles.add(name.asText()));
        } else if (role.isTextual()) {
            roles.add(role.asText());
        }
        return roles;
    }

    private void sources(String roles) {
        platform.api()
                .put("/applications/" + desk, Map.of("organizations", "allow", "roleSource", roles))
                .orFail();
    }

    private String employer(String alias, String roleGroup, String role) {
        var organization = platform.createsOrganization(alias, alias);
        var group = platform.api()
                .post("/applications/" + desk + "/role-groups", Map.of("name", roleGroup, "appRoles", List.of(role)))
                .orFail()
                .get("id")
                .asText();
        platform.api()
                .put("/organizations/" + organization + "/applications/" + desk, Map.of())
                .orFail();
        platform.grantsRoleGroup(organization, group, false);
        return organization;
    }

    private void holds(String organization, String user, String role) {
        platform.api()
                .post(
                        "/organizations/" + organization + "/members/" + user + "/roles",
                        Map.of("application", ENTITY, "appRole", role))
                .orFail();
    }

    private String registers(String entity) {
        var client = new ClientRepresentation();
        client.setClientId(entity);
        client.setProtocol("saml");
        client.setRedirectUris(List.of(CALLBACK));
        client.setFullScopeAllowed(true);
        var attributes = new HashMap<>(Map.of(
                "saml.client.signature", "false",
                "saml.server.signature", "true",
                "saml.assertion.signature", "true",
                "saml.authnstatement", "true",
                "saml_name_id_format", "username",
                "saml.force.post.binding", "true"));
        client.setAttributes(attributes);
        realm.admin().clients().create(client).close();
        var id = realm.admin().clients().findByClientId(entity).get(0).getId();
        for (var role : new String[] {"viewer", "approver"}) {
            realm.admin().clients().get(id).roles().create(new RoleRepresentation(role, "", false));
        }
        realm.admin().clientScopes().findAll().stream()
                .filter(scope -> scope.getName().equals("b2b-saml"))
                .forEach(scope -> realm.admin().clients().get(id).addDefaultClientScope(scope.getId()));
        return id;
    }

    private Visitor visitor() {
        return new Visitor(server.baseUrl());
    }
}
