package io.keycloakb2b.testing.junit;

import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.AuthenticationDevices;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.crypto.Algorithm;

/** What is too slow to start for each class: one Keycloak per database and surroundings, one Chromium, one mail server. */
record SharedServer(ExtensionContext context) {

    /** Nobody wants to wait an hour for the end of an organization. */
    private static final String PURGING = "--spi-b2b-organization-store--jpa--purge-interval-seconds=2";

    private static final String CIBA =
            "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=";

    RunningKeycloak keycloak() {
        return running().keycloak();
    }

    /** The server as its administrator reaches it. */
    Keycloak administrator() {
        return running().administrator();
    }

    TestDatabase database() {
        return running().database();
    }

    private Running running() {
        var kind = Kind.of(wanted());
        return TestScopes.ofRun(kind, Running.class, () -> Running.of(kind, devices()));
    }

    AuthenticationDevices devices() {
        return TestScopes.ofRun(AuthenticationDevices.class, AuthenticationDevices.class, AuthenticationDevices::new);
    }

    Chromium chromium() {
        return TestScopes.ofRun(Chromium.class, Chromium.class, Chromium::start);
    }

    MailServer mail() {
        return TestScopes.ofRun(MailServer.class, MailServer.class, MailServer::start);
    }

    private KeycloakTest wanted() {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), KeycloakTest.class)
                .orElseThrow();
    }

    private record Kind(DatabaseKind database, Surroundings surroundings) {

        static Kind of(KeycloakTest wanted) {
            return new Kind(wanted.database(), wanted.surroundings());
        }
    }

    private record Running(TestDatabase database, RunningKeycloak keycloak, Keycloak administrator)
            implements AutoCloseable {

        static Running of(Kind kind, AuthenticationDevices devices) {
            var database = TestDatabase.create(kind.database());
            var usual = ServerOptions.on(database).startedWith(PURGING, CIBA + devices.url());
            var keycloak =
                    KeycloakLauncher.configured().start(kind.surroundings().around(usual));
            return new Running(database, keycloak, administrator(keycloak));
        }

        /** A secret of the server signs the administrator's tokens, which it alone verifies, a thousand times. */
        private static Keycloak administrator(RunningKeycloak keycloak) {
            var administrator = TestRealm.connect(keycloak);
            if (!keycloak.outlivesItsTests()) {
                var master = administrator.realm("master").toRepresentation();
                master.setDefaultSignatureAlgorithm(Algorithm.HS512);
                administrator.realm("master").update(master);
            }
            return administrator;
        }

        @Override
        public void close() {
            administrator.close();
            keycloak.close();
            database.close();
        }
    }
}
