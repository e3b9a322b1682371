package io.keycloakb2b.command;

import io.keycloakb2b.login.EffectiveRolesReader;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleCeiling;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;

/** Tells an application about an API key that was presented to it: only of organizations that it was granted to. */
public final class IntrospectApiKey {

    private final CommandContext context;

    public IntrospectApiKey(CommandContext context) {
        this.context = context;
    }

    /** @param roles what counts at this moment; of app roles, those of the application alone */
    public record Introspection(ApiKey key, OrganizationPath path, EffectiveRoles roles) {}

    /** Empty for whatever is not good at this moment for this application, and never why. */
    public Optional<Introspection> execute(ClientModel application, String presented) {
        RealmId realm = new RealmId(context.realm().getId());
        ClientId client = new ClientId(application.getId());
        if (!context.inputs().application(realm, client).application()) {
            return Optional.empty();
        }
        PresentApiKey presentation = new PresentApiKey(context);
        Optional<Introspection> found = presentation.recognize(presented).flatMap(key -> context.inputs()
                .path(realm, key.organization())
                .filter(OrganizationPath::usable)
                .filter(path -> granted(realm, path, client))
                .flatMap(path -> presentation
                        .access()
                        .countingRoles(realm, key, path)
                        .map(counting -> new Introspection(key, path, effective(realm, path, key, counting, client)))));
        found.map(Introspection::key).ifPresent(presentation::note);
        return found;
    }

    private boolean granted(RealmId realm, OrganizationPath path, ClientId client) {
        return RoleCeiling.of(
                        context.inputs().applicationLevels(realm, path, client),
                        context.inputs().composites(realm, client))
                .active();
    }

    private EffectiveRoles effective(
            RealmId realm, OrganizationPath path, ApiKey key, Set<AssignedRole> counting, ClientId client) {
        return new EffectiveRolesReader(context.inputs(), realm).read(path, key, counting, client);
    }
}
