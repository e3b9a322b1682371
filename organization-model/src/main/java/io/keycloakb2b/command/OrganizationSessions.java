package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Proof;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.SessionStore.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.Profile;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Who is signed in for an organization. A person's sessions for other organizations, and for none, are nobody's
 * business here.
 */
public final class OrganizationSessions {

    /** Most pages of members that one call looks through for somebody who is signed in. */
    public static final int LONGEST_LOOK = 20;

    private final CommandContext context;

    public OrganizationSessions(CommandContext context) {
        this.context = context;
    }

    /**
     * Somebody signed in to one client.
     *
     * @param client the public id of the client
     * @param since when the person entered with the client
     * @param lastAccess when the person last entered, or the client last got tokens
     * @param address the network address that the login came from
     * @param offline whether the client may get tokens while the person is away
     */
    public record SignedIn(
            UserId user,
            String username,
            String client,
            Instant since,
            Instant lastAccess,
            String address,
            boolean offline) {}

    /**
     * The sessions of so many members at most, in the order of their user names. Where nobody of many members is
     * signed in, a page may be empty and yet not the last one.
     */
    public Page<SignedIn> list(OrganizationScope scope, PageRequest first) {
        PageRequest request = first;
        for (int look = 1; ; look++) {
            Page<Candidate> members = context.stores().sessions().candidates(scope, request);
            List<SignedIn> signedIn = members.items().stream()
                    .filter(member -> member.anySession() || !kept())
                    .flatMap(member -> of(scope, member.user(), member.notBefore()))
                    .toList();
            if (!signedIn.isEmpty() || members.next().isEmpty() || look == LONGEST_LOOK) {
                return new Page<>(signedIn, members.next());
            }
            request = new PageRequest(members.next(), first.max());
        }
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} */
    public List<SignedIn> of(OrganizationScope scope, UserId user) {
        Membership membership = new ManageMember(context).find(scope, user);
        return membership.status() == MembershipStatus.ACTIVE
                ? of(scope, user, membership.sessionsNotBefore()).toList()
                : List.of();
    }

    private Stream<SignedIn> of(OrganizationScope scope, UserId id, Optional<Instant> notBefore) {
        UserModel user = context.account(id.value());
        UserSessionProvider sessions = context.session().sessions();
        List<Instant> ended = Stream.of(
                        notBefore, context.inputs().sessionsNotBefore(scope.realm(), scope.organization()))
                .flatMap(Optional::stream)
                .toList();
        return Stream.concat(
                        sessions.getUserSessionsStream(context.realm(), user),
                        sessions.getOfflineUserSessionsStream(context.realm(), user))
                .filter(found -> AuthenticationManager.isSessionValid(context.realm(), found))
                .filter(found -> ended.stream().allMatch(end -> provedSince(end, found)))
                .flatMap(found -> entered(scope, found))
                .filter(clientSession -> ended.stream().noneMatch(lastAccess(clientSession)::isBefore))
                .map(clientSession -> signedIn(id, user, clientSession));
    }

    /** A refresh that is refused is an access, too: it brings nothing back that was ended. */
    private boolean provedSince(Instant end, UserSessionModel userSession) {
        List<Proof> proofs = new SessionProofs(context.session()).of(userSession);
        return proofs.isEmpty() || proofs.stream().anyMatch(proof -> !proof.at().isBefore(end));
    }

    private Stream<AuthenticatedClientSessionModel> entered(OrganizationScope scope, UserSessionModel userSession) {
        return userSession.getAuthenticatedClientSessions().values().stream()
                .filter(clientSession -> AuthenticationManager.isClientSessionValid(
                        context.realm(), clientSession.getClient(), userSession, clientSession))
                .filter(clientSession -> LoginInputs.of(context.session())
                        .flatMap(inputs -> ActiveOrganization.named(inputs, clientSession))
                        .filter(scope.organization()::equals)
                        .isPresent());
    }

    private static SignedIn signedIn(UserId id, UserModel user, AuthenticatedClientSessionModel clientSession) {
        UserSessionModel userSession = clientSession.getUserSession();
        return new SignedIn(
                id,
                user.getUsername(),
                clientSession.getClient().getClientId(),
                Instant.ofEpochSecond(clientSession.getStarted()),
                lastAccess(clientSession),
                userSession.getIpAddress(),
                userSession.isOffline());
    }

    /** Of this client: the moment that the whole session keeps would tell what the person does elsewhere. */
    @SuppressWarnings("removal") // Keycloak has no other way yet, and asks it itself
    private static Instant lastAccess(AuthenticatedClientSessionModel clientSession) {
        return Instant.ofEpochSecond(clientSession.getTimestamp());
    }

    /** Whether Keycloak's table holds the sessions of ordinary logins, and not only those that outlive them. */
    private static boolean kept() {
        return Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS);
    }
}
