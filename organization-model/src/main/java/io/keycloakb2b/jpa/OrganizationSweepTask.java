package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Sweeps every realm that uses the pack, each in a transaction of its own. Its class name is the cluster's lock. */
final class OrganizationSweepTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(OrganizationSweepTask.class);

    @Override
    public void run(KeycloakSession session) {
        List<String> realms = session.realms()
                .getRealmsStream()
                .filter(realm -> Boolean.parseBoolean(realm.getAttribute(ApplicationAttributes.REALM_ENABLED)))
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> sweep(session.getKeycloakSessionFactory(), new RealmId(realm)));
    }

    @Override
    public String getTaskName() {
        return "b2b-organization-sweep";
    }

    private static void sweep(KeycloakSessionFactory factory, RealmId realm) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                int removed = session.getProvider(OrganizationStoreProvider.class)
                        .removals()
                        .sweep(realm);
                if (removed > 0) {
                    LOGGER.infof("Removed %d rows in realm %s that belonged to nothing any more", removed, realm);
                }
            });
        } catch (ModelException | PersistenceException failure) {
            // the next realm's turn must not depend on this one; there is a next time for this one too
            LOGGER.warnf(failure, "Could not sweep realm %s", realm);
        }
    }
}
