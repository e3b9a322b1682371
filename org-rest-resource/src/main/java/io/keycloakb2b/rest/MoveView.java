package io.keycloakb2b.rest;

import io.keycloakb2b.command.MoveOrganization.Affected;
import io.keycloakb2b.command.MoveOrganization.Cost;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.MoveImpact.SettingChange;
import io.keycloakb2b.organization.RoleId;
import java.util.Comparator;
import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/**
 * What a move costs, as it leaves.
 *
 * @param examined how many organizations were looked at
 * @param truncated whether there are more
 */
record MoveView(List<Organization> organizations, int examined, boolean truncated) {

    /**
     * @param applications those that are no longer active, by their public ids
     * @param roles app roles that can no longer be used
     * @param members active members with assignments that count for nothing
     */
    record Organization(
            String id, String name, List<String> applications, List<Role> roles, List<Change> settings, long members) {}

    record Role(String application, String appRole) {}

    record Change(String name, String before, String after) {}

    static MoveView of(KeycloakSession session, Cost cost) {
        return new MoveView(
                cost.organizations().stream()
                        .map(affected -> organization(session, affected))
                        .toList(),
                cost.examined(),
                cost.truncated());
    }

    private static Organization organization(KeycloakSession session, Affected affected) {
        return new Organization(
                affected.organization().id().value(),
                affected.organization().name(),
                affected.impact().applications().stream()
                        .map(client -> application(session, client))
                        .sorted()
                        .toList(),
                affected.impact().roles().entrySet().stream()
                        .flatMap(lost -> lost.getValue().stream()
                                .map(role -> new Role(application(session, lost.getKey()), role(session, role))))
                        .sorted(Comparator.comparing(Role::application).thenComparing(Role::appRole))
                        .toList(),
                affected.impact().settings().stream().map(MoveView::change).toList(),
                affected.members());
    }

    private static Change change(SettingChange change) {
        return new Change(change.name().word(), change.before(), change.after());
    }

    private static String application(KeycloakSession session, ClientId id) {
        ClientModel client =
                session.clients().getClientById(session.getContext().getRealm(), id.value());
        return client == null ? id.value() : client.getClientId();
    }

    private static String role(KeycloakSession session, RoleId id) {
        RoleModel role = session.roles().getRoleById(session.getContext().getRealm(), id.value());
        return role == null ? id.value() : role.getName();
    }
}
