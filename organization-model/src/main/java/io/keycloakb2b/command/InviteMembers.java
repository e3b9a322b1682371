package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.OrganizationException;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Invites many, each in a transaction of its own: a row that is refused leaves nothing behind and undoes no other. Its
 * mail is the last thing a row does, so none goes out for a row that was refused.
 */
public final class InviteMembers {

    /** Most rows of one call. */
    public static final int MAX = 500;

    private final KeycloakSession session;

    public InviteMembers(KeycloakSession session) {
        this.session = session;
    }

    /** What became of a row: the invitation, or why there is none. */
    public record Result(Optional<Invitation> invitation, Optional<OrganizationException> refusal) {}

    /** One row; reading it may be refused as well. */
    @FunctionalInterface
    public interface Row {

        /** @throws OrganizationException whatever the row breaks */
        InvitationDraft draft();
    }

    /** One result for each row, in the same order. */
    public List<Result> execute(OrganizationScope scope, Granter granter, List<? extends Row> rows) {
        return rows.stream().map(row -> one(scope, granter, row)).toList();
    }

    private Result one(OrganizationScope scope, Granter granter, Row row) {
        try {
            InvitationDraft draft = row.draft();
            Invitation invitation = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> new InviteMember(new CommandContext(own)).execute(scope, granter, draft),
                    "b2b-invitation");
            return new Result(Optional.of(invitation), Optional.empty());
        } catch (OrganizationException refusal) {
            return new Result(Optional.empty(), Optional.of(refusal));
        }
    }
}
