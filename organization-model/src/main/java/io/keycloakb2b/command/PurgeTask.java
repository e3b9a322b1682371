package io.keycloakb2b.command;

import io.keycloakb2b.access.ServerAccess;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Removes organizations whose grace period is over, step by step, each step in a transaction of its own. Its class
 * name is the cluster's lock.
 */
public final class PurgeTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(PurgeTask.class);

    /** How many organizations of a realm go in one run. */
    private static final int MAX_ORGANIZATIONS = 100;

    @Override
    public void run(KeycloakSession session) {
        List<String> realms = session.realms()
                .getRealmsStream()
                .filter(realm -> Boolean.parseBoolean(realm.getAttribute(ApplicationAttributes.REALM_ENABLED)))
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> purge(session.getKeycloakSessionFactory(), new RealmId(realm)));
    }

    @Override
    public String getTaskName() {
        return "b2b-organization-purge";
    }

    private static void purge(KeycloakSessionFactory factory, RealmId realm) {
        List<OrganizationId> due = inRealm(factory, realm, context -> context.stores()
                .deletions()
                .due(ServerAccess.realm(realm), context.now(), MAX_ORGANIZATIONS));
        due.forEach(organization -> purge(factory, realm, organization));
    }

    private static void purge(KeycloakSessionFactory factory, RealmId realm, OrganizationId organization) {
        try {
            boolean more = true;
            while (more) {
                more = inRealm(factory, realm, context -> new PurgeOrganization(context)
                        .step(ServerAccess.organization(realm, organization, Permission.ORGANIZATION_MANAGE)));
            }
            LOGGER.infof("Removed organization %s of realm %s at the end of its grace period", organization, realm);
        } catch (ModelException | PersistenceException | OrganizationException failure) {
            // the next one's turn must not depend on this one; there is a next time for this one too
            LOGGER.warnf(failure, "Could not remove organization %s of realm %s", organization, realm);
        }
    }

    private static <T> T inRealm(KeycloakSessionFactory factory, RealmId realm, Function<CommandContext, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(realm.value()));
            return work.apply(new CommandContext(session));
        });
    }
}
