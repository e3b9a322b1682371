package io.keycloakb2b.rest;

import io.keycloakb2b.command.RoleChange;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/**
 * A role in a request: either an organization role by its name, or an app role by its application and name.
 *
 * @param application the public id of the client
 */
record RoleBody(
        Optional<String> organizationRole,
        Optional<String> application,
        Optional<String> appRole,
        @About(words = AssignmentScope.class) Optional<String> scope,
        @About(format = "date-time") Optional<String> expiresAt) {

    RoleChange change(KeycloakSession session) {
        AssignmentScope reach = scope.map(word -> Fields.word("scope", word, AssignmentScope.class))
                .orElse(AssignmentScope.SELF);
        return new RoleChange(role(session), reach, expiresAt.map(RoleBody::instant));
    }

    /** An application that was not granted and a role that is not there look the same from below. */
    AssignedRole role(KeycloakSession session) {
        return find(session)
                .orElseThrow(() -> OrganizationError.ROLE_OUTSIDE_CEILING.on(
                        "role", "the organization was not granted this app role"));
    }

    Optional<AssignedRole> find(KeycloakSession session) {
        if (organizationRole.isPresent() == appRole.isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(
                    "organizationRole", "give either an organizationRole or an application with an appRole");
        }
        if (organizationRole.isPresent()) {
            return Optional.of(new AssignedRole.OrganizationRole(BuiltInRole.named(organizationRole.get())
                    .filter(role -> role != BuiltInRole.MEMBER)
                    .orElseThrow(() -> OrganizationError.ROLE_UNKNOWN.on("organizationRole", "no such role"))));
        }
        ClientModel client = session.clients()
                .getClientByClientId(session.getContext().getRealm(), Fields.required("application", application));
        RoleModel role = client == null ? null : client.getRole(Fields.required("appRole", appRole));
        return client == null || role == null
                ? Optional.empty()
                : Optional.of(new AssignedRole.AppRole(new ClientId(client.getId()), new RoleId(role.getId())));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw OrganizationError.INVALID_VALUE.on("expiresAt", "must be a moment such as 2030-01-31T12:00:00Z");
        }
    }
}
