package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationError;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.urls.UrlType;

/** The platform says under which host an organization's people sign in. */
public final class ManageHost {

    private final CommandContext context;

    public ManageHost(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code ALREADY_EXISTS} */
    public void put(OrganizationScope scope, String host) {
        HostName name = HostName.of(host)
                .orElseThrow(() -> OrganizationError.INVALID_VALUE.on(
                        "host", "must be the name of a host with a domain, without port and address"));
        if (ofTheServer(name)) {
            throw OrganizationError.INVALID_VALUE.on("host", "must not be the one that everybody uses");
        }
        context.stores().hierarchy().lock(scope);
        Optional<HostName> before = context.stores().hosts().find(scope);
        context.stores().hosts().put(scope, name);
        audit(scope, before, Optional.of(name));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} where there is none */
    public void remove(OrganizationScope scope) {
        context.stores().hierarchy().lock(scope);
        Optional<HostName> before = context.stores().hosts().find(scope);
        if (before.isEmpty()) {
            throw OrganizationError.NOT_FOUND.on("host", "the organization has no host of its own");
        }
        context.stores().hosts().remove(scope);
        audit(scope, before, Optional.empty());
    }

    private void audit(OrganizationScope scope, Optional<HostName> before, Optional<HostName> after) {
        context.audit(
                scope,
                after.isPresent() ? "host.put" : "host.remove",
                "organization:" + scope.organization(),
                before.map(ManageHost::logged).orElse(null),
                after.map(ManageHost::logged).orElse(null));
    }

    private static Map<String, String> logged(HostName host) {
        return Map.of("host", host.value());
    }

    /** The one under which the platform works just now: given away, it would be one organization's for everybody. */
    private boolean ofTheServer(HostName name) {
        return Stream.of(UrlType.FRONTEND, UrlType.ADMIN)
                .map(type ->
                        context.session().getContext().getUri(type).getBaseUri().getHost())
                .anyMatch(name.value()::equalsIgnoreCase);
    }
}
