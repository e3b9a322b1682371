package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Takes in somebody who has asked, or does not. */
public final class AnswerJoinRequest {

    private final CommandContext context;

    public AnswerJoinRequest(CommandContext context) {
        this.context = context;
    }

    /** @throws OrganizationException {@code NOT_FOUND}, for foreign and absent alike */
    public JoinRequest find(OrganizationScope scope, JoinRequestId id) {
        return context.stores()
                .joinRequests()
                .find(scope, id)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("joinRequest", "no such request"));
    }

    /**
     * Makes the person a member, with what the answer gives: the same rules as for an invitation.
     *
     * @throws OrganizationException {@code NOT_FOUND}, {@code ALREADY_ANSWERED}, {@code SEAT_LIMIT}, {@code
     *     ALREADY_EXISTS} for a member, {@code ESCALATION} for one's own request; what an invitation may not promise
     */
    public Membership approve(OrganizationScope scope, Granter granter, JoinRequestId id, InvitationTerms terms) {
        JoinRequest request = find(scope, id);
        granter.requireOther(request.user());
        InvitationRules rules = new InvitationRules(context, scope, granter);
        rules.require(terms);
        UserModel user = context.user(request.user().value());
        if (context.inputs()
                .membership(scope.realm(), scope.organization(), request.user())
                .isPresent()) {
            throw OrganizationError.ALREADY_EXISTS.because("the person is a member already");
        }
        end(scope, granter, id, JoinRequestStatus.APPROVED);
        Membership membership = new Admission(context).admit(scope, user, terms.type());
        new Admission(context).give(scope, user, granter.self(), terms.roles(), terms.teams());
        context.audit(scope, "join-request.approve", "join-request:" + id, request, terms);
        new JoinRequestMail(context).toPerson(scope, user, JoinRequestStatus.APPROVED);
        return membership;
    }

    /** @throws OrganizationException {@code NOT_FOUND}, {@code ALREADY_ANSWERED} */
    public void reject(OrganizationScope scope, Granter granter, JoinRequestId id) {
        JoinRequest request = find(scope, id);
        end(scope, granter, id, JoinRequestStatus.REJECTED);
        context.audit(scope, "join-request.reject", "join-request:" + id, request, null);
        new JoinRequestMail(context).toPerson(scope, context.user(request.user().value()), JoinRequestStatus.REJECTED);
    }

    private void end(OrganizationScope scope, Granter granter, JoinRequestId id, JoinRequestStatus answer) {
        Optional<UserId> by = granter.self();
        if (!context.stores().joinRequests().answer(scope, id, answer, by)) {
            throw answered();
        }
    }

    static OrganizationException answered() {
        return OrganizationError.ALREADY_ANSWERED.because("the request has been answered before");
    }
}
