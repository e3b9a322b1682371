package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks a server for its master realm until it answers. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest question;

    private Readiness(HttpRequest question) {
        this.question = question;
    }

    static Readiness of(URI baseUrl) {
        return new Readiness(HttpRequest.newBuilder(URI.create(baseUrl + "/realms/master"))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    void await(BooleanSupplier alive, Supplier<String> log) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!alive.getAsBoolean()) {
                throw new IllegalStateException("Keycloak ended before it answered:\n" + tail(log.get()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        question.uri() + " did not answer within " + PATIENCE + ":\n" + tail(log.get()));
            }
            pause();
        }
    }

    private boolean answers() {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == OK;
        } catch (ConnectException | HttpTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for Keycloak", e);
    }

    private static String tail(String log) {
        var lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
