package io.keycloakb2b.testing.junit;

import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.AuthenticationDevices;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out what a parameter names; JUnit's stores close it when its scope ends. */
final class KeycloakExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Set<Class<?>> OFFERED = Set.of(
            RunningKeycloak.class,
            TestDatabase.class,
            TestRealm.class,
            TestBrowser.class,
            Chromium.class,
            MailServer.class,
            AuthenticationDevices.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        var shared = new SharedServer(context);
        if (type == RunningKeycloak.class) {
            return shared.keycloak();
        }
        if (type == TestDatabase.class) {
            return shared.database();
        }
        if (type == TestRealm.class) {
            return TestScopes.ofClass(
                    context,
                    TestRealm.class,
                    () -> TestRealm.create(
                            shared.keycloak(),
                            shared.administrator(),
                            shared.mail().smtpSettings()));
        }
        if (type == AuthenticationDevices.class) {
            return shared.devices();
        }
        if (type == Chromium.class) {
            return shared.chromium();
        }
        if (type == TestBrowser.class) {
            return TestScopes.ofMethod(
                    context, TestBrowser.class, () -> shared.chromium().open());
        }
        return shared.mail();
    }

    /** A picture says what an assertion cannot. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        var browser = TestScopes.existing(context, TestBrowser.class);
        if (browser != null && context.getExecutionException().isPresent()) {
            browser.screenshots(
                    "failed-" + context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
        }
    }
}
