package io.keycloakb2b.testing.junit;

import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.AuthenticationDevices;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What is too slow to start for each class: one Keycloak per database, one Chromium, one mail server. */
record SharedServer(ExtensionContext context) {

    /** Nobody wants to wait an hour for the end of an organization. */
    private static final String PURGING = "--spi-b2b-organization-store--jpa--purge-interval-seconds=2";

    private static final String CIBA =
            "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=";

    RunningKeycloak keycloak() {
        return running().keycloak();
    }

    TestDatabase database() {
        return running().database();
    }

    private Running running() {
        var kind = databaseKind();
        return TestScopes.ofRun(context, kind, Running.class, () -> Running.on(kind, devices()));
    }

    AuthenticationDevices devices() {
        return TestScopes.ofRun(
                context, AuthenticationDevices.class, AuthenticationDevices.class, AuthenticationDevices::new);
    }

    Chromium chromium() {
        return TestScopes.ofRun(context, Chromium.class, Chromium.class, Chromium::start);
    }

    MailServer mail() {
        return TestScopes.ofRun(context, MailServer.class, MailServer.class, MailServer::start);
    }

    private DatabaseKind databaseKind() {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), KeycloakTest.class)
                .orElseThrow()
                .database();
    }

    private record Running(TestDatabase database, RunningKeycloak keycloak) implements AutoCloseable {

        static Running on(DatabaseKind kind, AuthenticationDevices devices) {
            var database = TestDatabase.create(kind);
            return new Running(
                    database,
                    KeycloakLauncher.configured()
                            .start(ServerOptions.on(database).startedWith(PURGING, CIBA + devices.url())));
        }

        @Override
        public void close() {
            keycloak.close();
            database.close();
        }
    }
}
