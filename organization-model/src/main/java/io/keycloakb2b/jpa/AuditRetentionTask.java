package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Ends the time for which audit events are kept, in every realm that uses the pack. Its class name is the cluster's
 * lock; two nodes that run it all the same do each other no harm.
 */
final class AuditRetentionTask implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(AuditRetentionTask.class);

    @Override
    public void run(KeycloakSession session) {
        List<String> realms = session.realms()
                .getRealmsStream()
                .filter(RealmModel::isOrganizationsEnabled)
                .filter(realm -> Boolean.parseBoolean(realm.getAttribute(ApplicationAttributes.REALM_ENABLED)))
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> clean(session.getKeycloakSessionFactory(), new RealmId(realm)));
    }

    @Override
    public String getTaskName() {
        return "b2b-audit-retention";
    }

    private static void clean(KeycloakSessionFactory factory, RealmId realm) {
        try {
            Map<Optional<OrganizationId>, Instant> ends =
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> ends(session, realm));
            AuditRetention retention = new AuditRetention(batch -> KeycloakModelUtils.runJobInTransactionWithResult(
                    factory,
                    session -> batch.applyAsInt(
                            session.getProvider(OrganizationStoreProvider.class).removals())));
            int removed = 0;
            for (Map.Entry<Optional<OrganizationId>, Instant> end : ends.entrySet()) {
                removed += retention.remove(realm, end.getKey(), end.getValue());
            }
            if (removed > 0) {
                LOGGER.infof("Removed %d audit events in realm %s that had been kept long enough", removed, realm);
            }
        } catch (ModelException | PersistenceException | OrganizationException | IllegalStateException failure) {
            // a database in trouble, or an attribute that is no retention;
            // the next realm's turn must not depend on this one; there is a next time for this one too
            LOGGER.warnf(failure, "Could not remove old audit events of realm %s", realm);
        }
    }

    /** From when on events are kept: of the realm as a whole, and of each organization that has older ones. */
    private static Map<Optional<OrganizationId>, Instant> ends(KeycloakSession session, RealmId realm) {
        RealmModel model = session.realms().getRealm(realm.value());
        if (model == null) {
            return Map.of();
        }
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        Duration ofRealm = ofRealm(model);
        Map<Optional<OrganizationId>, Instant> ends = new HashMap<>();
        ends.put(Optional.empty(), now.minus(ofRealm));
        // No organization keeps its events for a shorter time than the realm.
        session.getProvider(OrganizationStoreProvider.class)
                .removals()
                .organizationsWithEventsBefore(realm, now.minus(ofRealm))
                .forEach(organization -> ends.put(
                        Optional.of(organization),
                        now.minus(ofOrganization(session, realm, organization).orElse(ofRealm))));
        return ends;
    }

    private static Duration ofRealm(RealmModel realm) {
        String value = realm.getAttribute(ApplicationAttributes.SETTING_PREFIX + SettingName.AUDIT_RETENTION.word());
        return EffectiveSettings.of(List.of(SettingLevel.of(
                        Optional.empty(),
                        value == null ? List.of() : List.of(new Setting(SettingName.AUDIT_RETENTION, value, true)))))
                .auditRetention();
    }

    /** Empty for an organization that is gone: then the realm's word holds. */
    private static Optional<Duration> ofOrganization(
            KeycloakSession session, RealmId realm, OrganizationId organization) {
        DecisionInputsProvider inputs = session.getProvider(DecisionInputsProvider.class);
        return inputs.path(realm, organization)
                .map(path -> EffectiveSettings.of(inputs.settings(realm, path)).auditRetention());
    }
}
