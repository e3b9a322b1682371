package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.InvitationDraft;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.rest.openapi.About;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * An invitation in a request.
 *
 * @param application the public id of the client
 * @param lifetime in seconds
 */
record InvitationBody(
        @About(needed = true) Optional<String> email,
        @About(words = MemberType.class) Optional<String> type,
        Optional<List<CarriedRoleBody>> roles,
        Optional<List<String>> teams,
        Optional<String> identityProvider,
        Optional<String> application,
        Optional<String> redirectUri,
        Optional<String> locale,
        Optional<Long> lifetime) {

    /** Most teams of one invitation. */
    static final int MAX_TEAMS = 50;

    private static final int LONGEST_URI = 2000;

    InvitationDraft draft(Desk desk, OrganizationScope scope) {
        return new InvitationDraft(
                Fields.required("email", email), terms(desk, scope), lifetime.map(Duration::ofSeconds));
    }

    InvitationTerms terms(Desk desk, OrganizationScope scope) {
        return new InvitationTerms(
                type.map(word -> Fields.word("type", word, MemberType.class)).orElse(MemberType.EMPLOYEE),
                CarriedRoleBody.all(desk, scope, roles),
                Fields.all("teams", teams.or(() -> Optional.of(List.of())), MAX_TEAMS).stream()
                        .map(team -> Desk.id(team, TeamId::new))
                        .collect(Collectors.toSet()),
                identityProvider.map(alias -> Desk.id(alias, ProviderAlias::new)),
                application.map(id -> client(desk.session(), id)),
                redirectUri.map(InvitationBody::uri),
                locale);
    }

    /** One that is not there and one that was not granted look the same from below. */
    private static ClientId client(KeycloakSession session, String publicId) {
        ClientModel client =
                session.clients().getClientByClientId(session.getContext().getRealm(), publicId);
        if (client == null) {
            throw OrganizationError.APPLICATION_NOT_GRANTED.on(
                    "application", "the organization was not granted this application");
        }
        return new ClientId(client.getId());
    }

    private static String uri(String uri) {
        if (uri.isBlank() || uri.length() > LONGEST_URI) {
            throw OrganizationError.INVALID_VALUE.on("redirectUri", "must have 1 to " + LONGEST_URI + " characters");
        }
        return uri;
    }
}
