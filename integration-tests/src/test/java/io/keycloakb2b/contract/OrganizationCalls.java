package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import io.keycloakb2b.testing.actor.Pictures;
import java.util.List;
import java.util.Map;

/** Organizations, their settings, domains and sessions. */
final class OrganizationCalls {

    private OrganizationCalls() {}

    static void make(Stage stage) {
        stage.above.get("/me");
        stage.platform.patch("/settings", Map.of("deletion-grace-days", 0));
        for (Party caller : List.of(stage.platform, stage.above)) {
            caller.get("/organizations?max=1");
            var branch = caller.post("/organizations", Map.of("name", "North", "alias", "north", "parent", stage.head))
                    .get("id")
                    .asText();
            lifeOf("/organizations/" + branch, caller);
            settingsOf("/organizations/" + stage.head, caller);
            brandingOf("/organizations/" + stage.head + "/branding", caller);
            caller.get("/organizations/" + stage.head + "/domains");
        }
        var domain = "/organizations/" + stage.head + "/domains/stage.example";
        stage.platform.put(domain, Map.of("policyEnabled", false));
        stage.platform.get(domain);
        stage.above.get(domain);
        stage.above.isRefused(403, "PUT", domain, Map.of("policyEnabled", true));
        stage.above.isRefused(403, "DELETE", domain, null);
        stage.platform.delete(domain);
        var host = "/organizations/" + stage.head + "/host";
        stage.platform.put(host, Map.of("host", "login.stage.example"));
        stage.platform.get(host);
        stage.above.get(host);
        stage.above.isRefused(403, "PUT", host, Map.of("host", "mine.stage.example"));
        stage.above.isRefused(403, "DELETE", host, null);
        stage.platform.delete(host);
        stage.platform.patch("/settings", Map.of("deletion-grace-days", 30));
    }

    private static void lifeOf(String organization, Party caller) {
        caller.get(organization);
        caller.patch(organization, Map.of("status", "suspended", "externalId", "4711"));
        caller.patch(organization, Map.of("status", "active"));
        var child = caller.post(organization + "/children", Map.of("name", "Shop", "alias", "shop"))
                .get("id")
                .asText();
        caller.get(organization + "/children");
        caller.delete(organization + "/sessions");
        caller.delete("/organizations/" + child);
        caller.delete(organization);
    }

    private static void brandingOf(String branding, Party caller) {
        caller.put(branding + "/logo", Pictures.upload("image/svg+xml", Pictures.drawing("#0b6e4f")));
        caller.put(branding + "/favicon", Pictures.upload("image/svg+xml", Pictures.icon("#0b6e4f")));
        caller.get(
                branding + "?brand-primary-color=%230b6e4f&brand-headline=Welcome&brand-help=Ask&locale=en"
                        + "&brand-help-link=https://a.example&brand-terms-link=https://a.example&brand-privacy-link=https://a.example");
        caller.delete(branding + "/logo");
        caller.delete(branding + "/favicon");
    }

    private static void settingsOf(String organization, Party caller) {
        caller.patch(organization + "/settings", Map.of("mfa", Map.of("value", "optional", "locked", true)));
        caller.get(organization + "/settings");
    }
}
