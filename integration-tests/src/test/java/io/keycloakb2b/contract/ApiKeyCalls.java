package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.contract.Contract.Party;
import io.keycloakb2b.testing.actor.Api;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** API keys, as those see them who make them, the machines that have them, and an application that is shown one. */
final class ApiKeyCalls {

    private ApiKeyCalls() {}

    static void make(Stage stage) {
        var root = URI.create(stage.realm.url() + "/b2b");
        var prefix = "/realms/" + stage.realm.name() + "/b2b";
        var keys = "/organizations/" + stage.head + "/api-keys";
        for (Party caller : List.of(stage.platform, stage.above)) {
            var made = caller.post(
                    keys,
                    Map.of(
                            "name",
                            "Robot",
                            "expiresAt",
                            "2030-01-31T12:00:00Z",
                            "roles",
                            List.of(
                                    Map.of("organizationRole", "auditor"),
                                    Map.of("application", "booking", "appRole", "booking-agent"))));
            var key = keys + "/" + made.get("id").asText();
            caller.get(key);
            caller.get(keys + "?status=active&max=10");
            caller.patch(key, Map.of("name", "Machine"));
            caller.post(key + "/adopt", Map.of());
            var secret = made.get("key").asText();
            var machine = stage.contract.party(prefix, new Api(root, () -> secret));
            assertThat(machine.get(keys + "?status=active&max=10").get("items")).isNotEmpty();
            machine.isRefused(403, "POST", key + "/adopt", Map.of());
            machine.isRefused(403, "GET", "/me", null);
            var application = stage.contract.party(
                    prefix, new Api(root, () -> "").with("Authorization", stage.booking.credentials()));
            assertThat(application
                            .form("/api-keys/introspect", "token=" + secret)
                            .at("/resource_access/booking/roles/0")
                            .asText())
                    .isEqualTo("booking-agent");
            caller.delete(key);
            assertThat(application
                            .form("/api-keys/introspect", "token=" + secret)
                            .toString())
                    .isEqualTo("{\"active\":false}");
        }
    }
}
