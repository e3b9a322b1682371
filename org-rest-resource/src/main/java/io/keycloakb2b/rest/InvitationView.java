package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/**
 * An invitation as it leaves; never with its token, and never with a word about the account that the address may have.
 *
 * @param invitedBy the member who did; absent where it was the platform
 * @param sent how many mails went out
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record InvitationView(
        String id,
        String email,
        @About(words = MemberType.class) String type,
        List<CarriedRoleView> roles,
        List<String> teams,
        Optional<String> identityProvider,
        Optional<String> application,
        Optional<String> redirectUri,
        Optional<String> locale,
        @About(words = InvitationStatus.class) String status,
        Optional<String> invitedBy,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt,
        int sent,
        Optional<Instant> answeredAt) {

    static InvitationView of(KeycloakSession session, Invitation invitation) {
        return new InvitationView(
                invitation.id().value(),
                invitation.email(),
                Fields.word(invitation.terms().type()),
                invitation.terms().roles().stream()
                        .map(role -> CarriedRoleView.of(session, role))
                        .toList(),
                invitation.terms().teams().stream().map(TeamId::value).sorted().toList(),
                invitation.terms().provider().map(ProviderAlias::value),
                invitation.terms().application().map(client -> CarriedRoleView.clientId(session, client)),
                invitation.terms().redirectUri(),
                invitation.terms().locale(),
                Fields.word(invitation.statusAt(Instant.ofEpochMilli(Time.currentTimeMillis()))),
                invitation.inviter().map(UserId::value),
                invitation.createdAt(),
                invitation.sentAt(),
                invitation.expiresAt(),
                invitation.sent(),
                invitation.answeredAt());
    }
}
