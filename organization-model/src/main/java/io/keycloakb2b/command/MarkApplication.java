package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes a client an application that organizations may use, or an ordinary client again. */
public final class MarkApplication {

    private static final String NATIVE_SCOPE = "organization";
    private static final String CLAIMS_SCOPE = "b2b";

    private final CommandContext context;

    public MarkApplication(CommandContext context) {
        this.context = context;
    }

    /** @param clientId the internal id of the client */
    public void execute(RealmScope scope, String clientId, ApplicationDefinition definition) {
        ClientModel client = context.client(clientId);
        client.setAttribute(ApplicationAttributes.APPLICATION, "true");
        client.setAttribute(ApplicationAttributes.ORGANIZATIONS, word(definition.organizations()));
        client.setAttribute(ApplicationAttributes.PROMPT, word(definition.prompt()));
        client.setAttribute(ApplicationAttributes.ROLE_SOURCE, word(definition.roleSource()));
        client.setAttribute(ApplicationAttributes.ROLE_REQUIRED, String.valueOf(definition.roleRequired()));
        give(client, NATIVE_SCOPE, false);
        give(client, CLAIMS_SCOPE, true);
        context.audit(scope, "application.mark", "client:" + clientId, null, definition);
    }

    /** Grants and role groups stay, and count for nothing until the client is an application again. */
    public void undo(RealmScope scope, String clientId) {
        ClientModel client = context.client(clientId);
        List.of(
                        ApplicationAttributes.APPLICATION,
                        ApplicationAttributes.ORGANIZATIONS,
                        ApplicationAttributes.PROMPT,
                        ApplicationAttributes.ROLE_SOURCE,
                        ApplicationAttributes.ROLE_REQUIRED)
                .forEach(client::removeAttribute);
        RealmModel realm = context.realm();
        ClientScopeModel claims = KeycloakModelUtils.getClientScopeByName(realm, CLAIMS_SCOPE);
        if (claims != null) {
            client.removeClientScope(claims);
        }
        context.audit(scope, "application.unmark", "client:" + clientId, client.getClientId(), null);
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
