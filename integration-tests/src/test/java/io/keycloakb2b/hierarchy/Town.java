package io.keycloakb2b.hierarchy;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A realm that is set up, with people who sign in at a console. Everybody's password is the same. */
final class Town implements AutoCloseable {

    private static final String PASSWORD = "Correct-Horse-7";

    final TestRealm realm;
    final PlatformAdministrator platform;
    final TestApplication console;

    private final Map<String, String> people = new HashMap<>();

    Town(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.signsForItselfAlone();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
    }

    /** @return the id of a person, who is made at the first call */
    String person(String name) {
        return people.computeIfAbsent(name, absent -> realm.addsUser(email(name), PASSWORD));
    }

    /** A person as a member with an organization role. */
    void joins(String name, String organization, String role, String scope) {
        platform.addsMember(organization, person(name));
        platform.givesOrganizationRole(organization, person(name), role, scope);
    }

    /** Calls of a person at the organization root. */
    Api signsIn(String name) {
        person(name);
        var token = console.passwordGrant(email(name), PASSWORD, "openid").accessToken();
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    Api administrates() {
        return platform.api();
    }

    void sets(String setting, Object value) {
        platform.api().patch("/settings", Map.of(setting, value)).orFail();
    }

    @Override
    public void close() {
        console.close();
    }

    static String at(String organization) {
        return "/organizations/" + organization;
    }

    static Map<String, Object> under(@Nullable String parent) {
        Map<String, Object> body = new HashMap<>();
        body.put("parent", parent);
        return body;
    }

    static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.at(field).asText())
                .toList();
    }

    private static String email(String name) {
        return name + "@town.example";
    }
}
