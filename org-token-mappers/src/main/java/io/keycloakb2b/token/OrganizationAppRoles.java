package io.keycloakb2b.token;

import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.TokensInTheMaking;
import io.keycloakb2b.organization.ApplicationRules;
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
        TokensInTheMaking.of(session, context).map(TokensInTheMaking::inputs).ifPresent(this::removeDirectRoles);
        ActiveOrganization.of(session, context, scope).ifPresent(this::add);
    }

    /** An application may take its roles from organizations only. */
    private void removeDirectRoles(LoginInputs inputs) {
        List<String> clients = List.copyOf(
                RoleResolveUtil.getAllResolvedClientRoles(session, context).keySet());
        for (String clientId : clients) {
            Optional.ofNullable(realm.getClientByClientId(clientId))
                    .filter(client -> only(inputs, client))
                    .ifPresent(client -> RoleResolveUtil.getAllResolvedClientRoles(session, context)
                            .remove(clientId));
        }
    }

    private void add(ActiveOrganization organization) {
        of(organization).forEach(role -> RoleResolveUtil.getResolvedClientRoles(
                        session, context, ((ClientModel) role.getContainer()).getClientId(), true)
                .addRole(role.getName()));
    }

    /** The app roles that the member holds in the organization, as far as Keycloak's own rules let the client see them. */
    Stream<RoleModel> of(ActiveOrganization organization) {
        Predicate<RoleModel> inScope = inScope();
        return organization.roles().appRoles().entrySet().stream()
                .flatMap(held -> Optional.ofNullable(
                                realm.getClientById(held.getKey().value()))
                        .stream()
                        .flatMap(application -> roles(application, held.getValue())))
                .filter(inScope);
    }

    /** Whether it is a role of an application that takes its roles from organizations only. */
    boolean only(LoginInputs inputs, RoleModel role) {
        return role.getContainer() instanceof ClientModel client && only(inputs, client);
    }

    private static boolean only(LoginInputs inputs, ClientModel client) {
        ApplicationRules rules = inputs.application(client);
        return rules.application() && rules.roleSource() == RoleSource.ORGANIZATIONS_ONLY;
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
