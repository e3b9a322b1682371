package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.benchmark.measure.PeerServer;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.regex.Pattern;

/** People who sign in to an application one after the other, each in a browser that has not been there before. */
final class Lane {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final PeerServer server;
    private final TestRealm realm;
    private final TestApplication application;
    private final String scope;
    private final List<Person> people;
    private final HttpClient http = Visitor.connection();
    private int next;

    Lane(PeerServer server, TestRealm realm, TestApplication application, String scope, List<Person> people) {
        this.server = server;
        this.realm = realm;
        this.application = application;
        this.scope = scope;
        this.people = List.copyOf(people);
    }

    PeerServer server() {
        return server;
    }

    /** From the request of the application through Keycloak's pages to the application's tokens. */
    void signIn() {
        var person = people.get(next++ % people.size());
        var visitor = new Visitor(server.keycloak().baseUrl(), http)
                .opens(application.loginUrl(scope))
                .signsIn(person.email(), Person.PASSWORD);
        var tokens = application.redeem(code(visitor.address(), visitor.page()));
        if (!tokens.granted()) {
            throw new IllegalStateException("no tokens for " + person.email() + ": " + tokens);
        }
    }

    void signIn(int times) {
        for (int i = 0; i < times; i++) {
            signIn();
        }
    }

    /** Empties the caches; that of realms comes last, since each of the requests looks at a realm. */
    void coolDown() {
        realm.admin().clearKeysCache();
        realm.admin().clearUserCache();
        realm.admin().clearRealmCache();
    }

    static String code(URI address, String page) {
        var code = CODE.matcher(address.toString());
        if (!code.find()) {
            throw new IllegalStateException("no code at " + address + "\n" + page);
        }
        return code.group(1);
    }
}
