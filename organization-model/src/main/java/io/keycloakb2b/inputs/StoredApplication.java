package io.keycloakb2b.inputs;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.ApplicationSharing;
import io.keycloakb2b.organization.ApplicationSharing.SelfSubscription;
import io.keycloakb2b.organization.ApplicationSharing.Sharing;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.LoginRules;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.SettingName;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/** What a client's attributes say about organizations. */
final class StoredApplication {

    private StoredApplication() {}

    static ApplicationRules rules(ClientModel client) {
        ClientId id = new ClientId(client.getId());
        StoredValues stored = new StoredValues("client " + client.getClientId(), client::getAttribute);
        if (!stored.flag(ApplicationAttributes.APPLICATION)) {
            return ApplicationRules.ordinary(id);
        }
        return new ApplicationRules(
                id,
                true,
                stored.word(ApplicationAttributes.ORGANIZATIONS, OrganizationUsage.ALLOW),
                stored.word(ApplicationAttributes.PROMPT, OrganizationPrompt.AFTER_LOGIN),
                stored.word(ApplicationAttributes.ROLE_SOURCE, RoleSource.ORGANIZATIONS_AND_KEYCLOAK),
                stored.flag(ApplicationAttributes.ROLE_REQUIRED),
                loginRules(stored),
                stored.flag(ApplicationAttributes.ALL_ORGANIZATIONS),
                stored.relation(ApplicationAttributes.RELATION_REQUIRED));
    }

    static ApplicationSharing sharing(ClientModel client) {
        StoredValues stored = new StoredValues("client " + client.getClientId(), client::getAttribute);
        return stored.flag(ApplicationAttributes.APPLICATION)
                ? new ApplicationSharing(
                        stored.word(ApplicationAttributes.SHARING, Sharing.ALL),
                        stored.word(ApplicationAttributes.SELF_SUBSCRIPTION, SelfSubscription.OFF))
                : ApplicationSharing.byDefault();
    }

    private static LoginRules loginRules(StoredValues stored) {
        SettingLevel level = SettingLevel.of(Optional.empty(), stored.settings(SettingName.ofApplications()));
        return EffectiveSettings.of(List.of(level)).loginRules();
    }
}
