package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.testing.login.Visitor;
import java.net.http.HttpClient;
import java.util.Map;

/** Somebody who tries the addresses of others, and looks at the clock. */
final class Stranger {

    private static final String WRONG_PASSWORD = "Wrong-Horse-8";
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final Stage stage;
    private final HttpClient http = Visitor.connection();

    Stranger(Stage stage) {
        this.stage = stage;
    }

    /** Milliseconds until the page that follows an address. */
    double typesAddress(String email) {
        var visitor = arrives();
        return during(() -> visitor.submits(Map.of("username", email)));
    }

    /** Milliseconds until the page that refuses a password. */
    double guessesPassword(String email) {
        var visitor = arrives();
        if (!visitor.shows("password")) {
            visitor.submits(Map.of("username", email));
        }
        return during(() -> visitor.signsIn(email, WRONG_PASSWORD));
    }

    private Visitor arrives() {
        return new Visitor(stage.server().keycloak().baseUrl(), http)
                .opens(stage.application().loginUrl("openid"));
    }

    private static double during(Runnable action) {
        var start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / NANOSECONDS_PER_MILLISECOND;
    }
}
