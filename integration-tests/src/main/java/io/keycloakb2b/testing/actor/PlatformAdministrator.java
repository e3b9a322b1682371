package io.keycloakb2b.testing.actor;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The administrator of the server, at the platform root of a realm. */
public final class PlatformAdministrator {

    private final Api api;
    private final TestRealm realm;

    private PlatformAdministrator(Api api, TestRealm realm) {
        this.api = api;
        this.realm = realm;
    }

    public static PlatformAdministrator of(RunningKeycloak server, TestRealm realm) {
        var root = URI.create(server.baseUrl() + "/admin/realms/" + realm.name() + "/b2b");
        return new PlatformAdministrator(new Api(root, realm::adminToken), realm);
    }

    public Api api() {
        return api;
    }

    /** Lets organizations require single sign-on without an owner for emergencies, which few tests are about. */
    public void setsUpTheRealm() {
        setsUpTheRealmStrictly();
        api.patch("/settings", Map.of("single-sign-on-safeguards", false)).orFail();
    }

    /** With every setting as it is by default. */
    public void setsUpTheRealmStrictly() {
        api.post("/setup", Map.of()).orFail();
    }

    public void marksApplication(TestApplication application) {
        api.put("/applications/" + application.id(realm.admin()), Map.of("organizations", "allow"))
                .orFail();
    }

    /** @return the id of the role group */
    public String definesRoleGroup(TestApplication application, String name, String... appRoles) {
        return api.post(
                        "/applications/" + application.id(realm.admin()) + "/role-groups",
                        Map.of("name", name, "appRoles", List.of(appRoles)))
                .orFail()
                .get("id")
                .asText();
    }

    /** @return the id of the organization */
    public String createsOrganization(String name, String alias) {
        return api.post("/organizations", Map.of("name", name, "alias", alias))
                .orFail()
                .get("id")
                .asText();
    }

    /** @return the id of the branch */
    public String createsBranch(String parent, String name, String alias) {
        return api.post(
                        "/organizations/" + parent + "/children",
                        Map.of("name", name, "alias", alias, "kind", "branch"))
                .orFail()
                .get("id")
                .asText();
    }

    public void grants(String organization, TestApplication application) {
        api.put("/organizations/" + organization + "/applications/" + application.id(realm.admin()), Map.of())
                .orFail();
    }

    public void withdraws(String organization, TestApplication application) {
        api.delete("/organizations/" + organization + "/applications/" + application.id(realm.admin()))
                .orFail();
    }

    public void grantsRoleGroup(String organization, String roleGroup, boolean exposedToChildren) {
        api.put(
                        "/organizations/" + organization + "/role-groups/" + roleGroup,
                        Map.of("exposedToChildren", exposedToChildren))
                .orFail();
    }

    public void withdrawsRoleGroup(String organization, String roleGroup) {
        api.delete("/organizations/" + organization + "/role-groups/" + roleGroup)
                .orFail();
    }

    public void addsMember(String organization, String user) {
        api.post("/organizations/" + organization + "/members", Map.of("userId", user))
                .orFail();
    }

    public void givesOrganizationRole(String organization, String user, String role, String scope) {
        api.post(
                        "/organizations/" + organization + "/members/" + user + "/roles",
                        Map.of("organizationRole", role, "scope", scope))
                .orFail();
    }

    /** @return the id of the invitation */
    public String invites(String organization, String email) {
        return api.post("/organizations/" + organization + "/invitations", Map.of("email", email))
                .orFail()
                .get("id")
                .asText();
    }

    /**
     * @param at the address of the owner; empty for a role of the realm
     * @return the id of the role
     */
    public String definesRole(String at, String name, String... permissions) {
        return api.post(
                        at + (at.isEmpty() ? "/organization-roles" : "/roles"),
                        Map.of("name", name, "permissions", List.of(permissions)))
                .orFail()
                .get("id")
                .asText();
    }

    /** @return the id of the team */
    public String makesTeam(String organization, String name, String... members) {
        var teams = "/organizations/" + organization + "/teams";
        var team = api.post(teams, Map.of("name", name)).orFail().get("id").asText();
        for (var member : members) {
            api.post(teams + "/" + team + "/members", Map.of("userId", member)).orFail();
        }
        return team;
    }

    /** @return the key as it is shown once, in {@code key}, with its {@code id} */
    public JsonNode makesApiKey(String organization, String name, String organizationRole) {
        return api.post(
                        "/organizations/" + organization + "/api-keys",
                        Map.of("name", name, "roles", List.of(Map.of("organizationRole", organizationRole))))
                .orFail();
    }

    public void sets(String organization, String setting, String value) {
        api.patch("/organizations/" + organization + "/settings", Map.of(setting, Map.of("value", value)))
                .orFail();
    }

    public void givesDomain(String organization, String domain) {
        api.put("/organizations/" + organization + "/domains/" + domain, Map.of("policyEnabled", true))
                .orFail();
    }

    public void givesHost(String organization, String host) {
        api.put("/organizations/" + organization + "/host", Map.of("host", host))
                .orFail();
    }

    public void givesLogo(String organization, String mediaType, byte[] picture) {
        api().put("/organizations/" + organization + "/branding/logo", Pictures.upload(mediaType, picture))
                .orFail();
    }

    public void givesFavicon(String organization, String mediaType, byte[] picture) {
        api().put("/organizations/" + organization + "/branding/favicon", Pictures.upload(mediaType, picture))
                .orFail();
    }

    public void endsSessions(String organization) {
        api.delete("/organizations/" + organization + "/sessions").orFail();
    }
}
