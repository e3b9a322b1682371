package io.keycloakb2b.token;

import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.RoleId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.utils.RoleResolveUtil;

/** The client roles of a token after organizations have had their say. */
final class OrganizationAppRoles {

    private final KeycloakSession session;
    private final ClientSessionContext context;
    private final RealmModel realm;

    OrganizationAppRoles(KeycloakSession session, ClientSessionContext context) {
        this.session = session;
        this.context = context;
        this.realm = session.getContext().getRealm();
    }

    void resolve(String scope) {
        LoginInputs.of(session).ifPresent(this::removeDirectRoles);
        ActiveOrganization.of(session, context, scope).ifPresent(this::add);
    }

    /** An application may take its roles from organizations only. */
    private void removeDirectRoles(LoginInputs inputs) {
        List<String> clients = List.copyOf(
                RoleResolveUtil.getAllResolvedClientRoles(session, context).keySet());
        for (String clientId : clients) {
            Optional.ofNullable(realm.getClientByClientId(clientId))
                    .map(inputs::application)
                    .filter(rules -> rules.application() && rules.roleSource() == RoleSource.ORGANIZATIONS_ONLY)
                    .ifPresent(rules -> RoleResolveUtil.getAllResolvedClientRoles(session, context)
                            .remove(clientId));
        }
    }

    private void add(ActiveOrganization organization) {
        Predicate<RoleModel> inScope = inScope();
        organization.roles().appRoles().forEach((client, roles) -> {
            ClientModel application = realm.getClientById(client.value());
            if (application != null) {
                roles(application, roles).filter(inScope).forEach(role -> RoleResolveUtil.getResolvedClientRoles(
                                session, context, application.getClientId(), true)
                        .addRole(role.getName()));
            }
        });
    }

    private Stream<RoleModel> roles(ClientModel application, Set<RoleId> roles) {
        return roles.stream()
                .map(role -> realm.getRoleById(role.value()))
                .filter(Objects::nonNull)
                .filter(role -> role.isClientRole() && application.getId().equals(role.getContainerId()));
    }

    /** Keycloak's own rules (its token manager keeps them to itself). */
    private Predicate<RoleModel> inScope() {
        ClientModel client = context.getClientSession().getClient();
        if (client.isFullScopeAllowed()) {
            return role -> true;
        }
        Stream<RoleModel> mapped = context.getClientScopesStream().flatMap(scope -> scope.getScopeMappingsStream());
        Set<String> allowed = RoleUtils.expandCompositeRolesStream(Stream.concat(client.getRolesStream(), mapped))
                .map(RoleModel::getId)
                .collect(Collectors.toSet());
        return role -> allowed.contains(role.getId());
    }
}
