package io.keycloakb2b.authentication;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Work that a request leaves to be done behind its back, once it is over: what takes longer for an account than for
 * none must not take any of the request's time.
 */
final class AfterThePage {

    private static final Logger LOGGER = Logger.getLogger(AfterThePage.class);
    private static final String EXECUTOR = "b2b-mail";

    private AfterThePage() {}

    /** Does the work in sessions of its own, one after the other, with the realm of this request. */
    @SafeVarargs
    static void run(KeycloakSession session, Consumer<KeycloakSession>... steps) {
        String realm = session.getContext().getRealm().getId();
        ExecutorService executor = session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    executor.execute(() -> {
                        for (Consumer<KeycloakSession> step : steps) {
                            inTransaction(factory, realm, step);
                        }
                    });
                } catch (RejectedExecutionException full) {
                    LOGGER.warn("A mail could not be sent: too many are waiting", full);
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void inTransaction(KeycloakSessionFactory factory, String realm, Consumer<KeycloakSession> step) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(realm));
            step.accept(session);
        });
    }
}
