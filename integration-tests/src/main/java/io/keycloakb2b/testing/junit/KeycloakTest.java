package io.keycloakb2b.testing.junit;

import io.keycloakb2b.testing.database.DatabaseKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets the methods of a test class take, as parameters: the {@code RunningKeycloak} all classes share and
 * its {@code TestDatabase}, the {@code TestRealm} of the class, a {@code TestBrowser} of the method's own, the {@code Chromium} it belongs to, the {@code MailServer} the realm
 * sends its mails to, and the {@code AuthenticationDevices} the server asks over CIBA. The class is skipped where the
 * chosen launcher can start no server.
 */
@Documented
@ExtendWith(KeycloakExtension.class)
@StartsServers
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeycloakTest {

    /** That of operators, unless a class is about the other one: a server for each takes its time to start. */
    DatabaseKind database() default DatabaseKind.POSTGRESQL;

    Surroundings surroundings() default Surroundings.USUAL;
}
