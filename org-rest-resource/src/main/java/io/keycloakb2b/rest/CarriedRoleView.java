package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/** A role that goes with an invitation or an API key, as in the request for it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CarriedRoleView(Optional<String> organizationRole, Optional<String> application, Optional<String> appRole) {

    static final Comparator<CarriedRoleView> ORDER = Comparator.comparing(
                    (CarriedRoleView role) -> role.organizationRole.orElse(""))
            .thenComparing(role -> role.application.orElse(""))
            .thenComparing(role -> role.appRole.orElse(""));

    static CarriedRoleView of(KeycloakSession session, AssignedRole role) {
        if (role instanceof AssignedRole.AppRole appRole) {
            RoleModel found = session.roles()
                    .getRoleById(session.getContext().getRealm(), appRole.role().value());
            return new CarriedRoleView(
                    Optional.empty(),
                    Optional.of(clientId(session, appRole.client())),
                    Optional.ofNullable(found).map(RoleModel::getName));
        }
        return new CarriedRoleView(
                Optional.of(((AssignedRole.OrganizationRole) role).role().word()), Optional.empty(), Optional.empty());
    }

    /** The public id of a client; empty where it has gone at this moment. */
    static String clientId(KeycloakSession session, ClientId id) {
        ClientModel client =
                session.clients().getClientById(session.getContext().getRealm(), id.value());
        return client == null ? "" : client.getClientId();
    }
}
