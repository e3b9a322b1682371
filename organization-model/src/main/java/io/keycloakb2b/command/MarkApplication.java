package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes a client an application that organizations may use, or an ordinary client again. */
public final class MarkApplication {

    private static final String NATIVE_SCOPE = "organization";
    private static final String CLAIMS_SCOPE = "b2b";
    private static final String REALM_CLIENT_SUFFIX = "-realm";

    private static final Set<String> KEYCLOAKS_OWN = Set.of(
            Constants.REALM_MANAGEMENT_CLIENT_ID,
            Constants.BROKER_SERVICE_CLIENT_ID,
            Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
            Constants.ACCOUNT_CONSOLE_CLIENT_ID,
            Constants.ADMIN_CLI_CLIENT_ID,
            Constants.ADMIN_CONSOLE_CLIENT_ID);

    /** The settings that an application may have of its own. */
    public static final Set<SettingName> LOGIN_SETTINGS = Collections.unmodifiableSet(SettingName.ofApplications());

    private final CommandContext context;

    public MarkApplication(CommandContext context) {
        this.context = context;
    }

    /**
     * @param clientId the internal id of the client
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code INVALID_VALUE}
     */
    public void execute(RealmScope scope, String clientId, ApplicationDefinition definition) {
        ClientModel client = context.client(clientId);
        requireNotKeycloaks(client);
        Map<String, String> before = attributes(client);
        client.setAttribute(ApplicationAttributes.APPLICATION, "true");
        client.setAttribute(ApplicationAttributes.ORGANIZATIONS, word(definition.organizations()));
        client.setAttribute(ApplicationAttributes.PROMPT, word(definition.prompt()));
        client.setAttribute(ApplicationAttributes.ROLE_SOURCE, word(definition.roleSource()));
        client.setAttribute(ApplicationAttributes.ROLE_REQUIRED, String.valueOf(definition.roleRequired()));
        client.setAttribute(ApplicationAttributes.ALL_ORGANIZATIONS, String.valueOf(definition.allOrganizations()));
        set(
                client,
                ApplicationAttributes.RELATION_REQUIRED,
                definition.relationRequired().map(Relation::text));
        client.setAttribute(
                ApplicationAttributes.SHARING, definition.sharing().sharing().word());
        client.setAttribute(
                ApplicationAttributes.SELF_SUBSCRIPTION,
                definition.sharing().selfSubscription().word());
        LOGIN_SETTINGS.forEach(name -> set(client, name, definition.settings().get(name)));
        give(client, NATIVE_SCOPE, false);
        give(client, CLAIMS_SCOPE, true);
        context.audit(
                scope, "application.mark", "client:" + clientId, before.isEmpty() ? null : before, attributes(client));
    }

    /** Grants and role groups stay, and count for nothing until the client is an application again. */
    public void undo(RealmScope scope, String clientId) {
        ClientModel client = context.client(clientId);
        Map<String, String> before = attributes(client);
        List.of(
                        ApplicationAttributes.APPLICATION,
                        ApplicationAttributes.ORGANIZATIONS,
                        ApplicationAttributes.PROMPT,
                        ApplicationAttributes.ROLE_SOURCE,
                        ApplicationAttributes.ROLE_REQUIRED,
                        ApplicationAttributes.ALL_ORGANIZATIONS,
                        ApplicationAttributes.RELATION_REQUIRED,
                        ApplicationAttributes.SHARING,
                        ApplicationAttributes.SELF_SUBSCRIPTION)
                .forEach(client::removeAttribute);
        LOGIN_SETTINGS.forEach(name -> set(client, name, null));
        RealmModel realm = context.realm();
        ClientScopeModel claims = KeycloakModelUtils.getClientScopeByName(realm, CLAIMS_SCOPE);
        if (claims != null) {
            client.removeClientScope(claims);
        }
        context.audit(scope, "application.unmark", "client:" + clientId, before, null);
    }

    /** What the client says about organizations; empty where it is no application. */
    private static Map<String, String> attributes(ClientModel client) {
        Map<String, String> own = new TreeMap<>(client.getAttributes());
        own.keySet().removeIf(name -> !name.startsWith(ApplicationAttributes.PREFIX));
        return own;
    }

    /** Roles of Keycloak's own clients never pass through an organization. */
    private void requireNotKeycloaks(ClientModel client) {
        boolean ofOtherRealm = client.getClientId().endsWith(REALM_CLIENT_SUFFIX)
                && context.realm().getName().equals(Config.getAdminRealm());
        if (ofOtherRealm || KEYCLOAKS_OWN.contains(client.getClientId())) {
            throw OrganizationError.INVALID_VALUE.on("application", "is one of Keycloak's own clients");
        }
    }

    private static void set(ClientModel client, SettingName name, @Nullable String value) {
        set(
                client,
                ApplicationAttributes.SETTING_PREFIX + name.word(),
                Optional.ofNullable(value).map(given -> new Setting(name, given, true).value()));
    }

    private static void set(ClientModel client, String attribute, Optional<String> value) {
        value.ifPresentOrElse(given -> client.setAttribute(attribute, given), () -> client.removeAttribute(attribute));
    }

    private void give(ClientModel client, String scopeName, boolean always) {
        ClientScopeModel scope = KeycloakModelUtils.getClientScopeByName(context.realm(), scopeName);
        if (scope != null && !client.getClientScopes(always).containsKey(scopeName)) {
            client.removeClientScope(scope);
            client.addClientScope(scope, always);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
