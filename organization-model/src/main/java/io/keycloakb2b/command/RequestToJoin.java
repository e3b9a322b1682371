package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks an organization to be taken in, where its rules let one ask. */
public final class RequestToJoin {

    /** For how long a rejection stands: administrators are not to be asked again and again. */
    static final Duration REJECTION_STANDS = Duration.ofDays(1);

    private final CommandContext context;

    public RequestToJoin(CommandContext context) {
        this.context = context;
    }

    /**
     * Makes the request unless one is waiting. Whoever asks has seen that the rules allow it.
     *
     * @return whether a request waits now; false where one has just been rejected
     */
    public boolean execute(OrganizationId organization, UserId user, Actor actor) {
        OrganizationScope scope = OrganizationAccess.forEntering(realm(), organization, actor);
        Optional<JoinRequest> newest = context.stores().joinRequests().newest(scope, user);
        if (newest.filter(request -> request.status() == JoinRequestStatus.PENDING)
                .isPresent()) {
            return true;
        }
        boolean rejected = newest.filter(request -> request.status() == JoinRequestStatus.REJECTED)
                .flatMap(JoinRequest::answeredAt)
                .filter(answered -> answered.plus(REJECTION_STANDS).isAfter(context.now()))
                .isPresent();
        if (rejected) {
            return false;
        }
        JoinRequest request = JoinRequest.pending(organization, user, context.now());
        context.stores().joinRequests().insert(scope, request);
        context.audit(scope, "join-request.create", "join-request:" + request.id(), null, request);
        new JoinRequestMail(context).toAdministrators(scope);
        return true;
    }

    /** The person's own, the newest first. */
    public List<JoinRequest> mine(UserId user) {
        return context.inputs().joinRequests(realm(), user);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ALREADY_ANSWERED} */
    public void withdraw(UserId user, JoinRequestId id, Actor actor) {
        JoinRequest request = mine(user).stream()
                .filter(mine -> mine.id().equals(id))
                .findFirst()
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("joinRequest", "no such request"));
        OrganizationScope scope = OrganizationAccess.forEntering(realm(), request.organization(), actor);
        if (!context.stores().joinRequests().answer(scope, id, JoinRequestStatus.WITHDRAWN, Optional.of(user))) {
            throw AnswerJoinRequest.answered();
        }
        context.audit(scope, "join-request.withdraw", "join-request:" + id, request, null);
    }

    private RealmId realm() {
        return new RealmId(context.realm().getId());
    }
}
