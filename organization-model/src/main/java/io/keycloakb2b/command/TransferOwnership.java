package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import java.util.List;

/** An owner makes another member the owner, and is one no more. */
public final class TransferOwnership {

    private static final AssignedRole OWNER = new AssignedRole.OrganizationRole(BuiltInRole.OWNER);

    private final CommandContext context;

    public TransferOwnership(CommandContext context) {
        this.context = context;
    }

    /**
     * Both halves or none, and nobody else changes owners meanwhile. The new owner's role reaches as far as the old
     * one's did.
     *
     * @param remaining what the old owner is from now on; {@code MEMBER} for nothing more
     * @throws io.keycloakb2b.organization.OrganizationException {@code FORBIDDEN} to whoever is no owner by a role
     *     given to them in this organization; {@code NOT_FOUND}, {@code INVALID_VALUE}
     */
    public void execute(OrganizationScope scope, Granter granter, UserId heir, BuiltInRole remaining) {
        context.stores().hierarchy().lock(scope);
        UserId owner = granter.self().orElseThrow(TransferOwnership::notTheOwner);
        List<RoleAssignment> owned = owned(scope, owner);
        if (owned.isEmpty()) {
            throw notTheOwner();
        }
        requireHeir(scope, owner, heir);
        if (remaining == BuiltInRole.OWNER) {
            throw OrganizationError.INVALID_VALUE.on("remainingRole", "must be another one than owner");
        }
        for (RoleAssignment ownership : owned) {
            put(scope, ownership, heir, OWNER);
            if (remaining != BuiltInRole.MEMBER) {
                put(scope, ownership, owner, new AssignedRole.OrganizationRole(remaining));
            }
        }
        context.stores().assignments().remove(scope, new Principal.Member(owner), OWNER, AssignmentSource.DIRECT);
        List.of(heir, owner).forEach(user -> new KillSwitches(context).rolesChanged(scope, new Principal.Member(user)));
        context.audit(scope, "ownership.transfer", "user:" + heir, owned, new Transfer(heir, remaining));
    }

    private List<RoleAssignment> owned(OrganizationScope scope, UserId owner) {
        return context.stores().assignments().of(scope, new Principal.Member(owner)).stream()
                .filter(assignment -> assignment.role().equals(OWNER))
                .filter(assignment -> assignment.source() == AssignmentSource.DIRECT)
                .filter(assignment -> assignment.effectiveAt(context.now()))
                .toList();
    }

    private void requireHeir(OrganizationScope scope, UserId owner, UserId heir) {
        Membership membership = context.inputs()
                .membership(scope.realm(), scope.organization(), heir)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("userId", "no such member"));
        if (heir.equals(owner)) {
            throw OrganizationError.INVALID_VALUE.on("userId", "must be somebody else");
        }
        if (membership.status() != MembershipStatus.ACTIVE
                || !context.user(heir.value()).isEnabled()) {
            throw OrganizationError.INVALID_VALUE.on("userId", "must be an active member");
        }
    }

    private void put(OrganizationScope scope, RoleAssignment like, UserId user, AssignedRole role) {
        context.stores()
                .assignments()
                .put(
                        scope,
                        new RoleAssignment(
                                scope.organization(),
                                new Principal.Member(user),
                                role,
                                like.scope(),
                                AssignmentSource.DIRECT,
                                "",
                                like.expiresAt(),
                                scope.actor().user(),
                                context.now()));
    }

    private static RuntimeException notTheOwner() {
        return OrganizationError.FORBIDDEN.because("only an owner of the organization itself hands it over");
    }

    /** The transfer as the audit log keeps it. */
    private record Transfer(UserId owner, BuiltInRole remaining) {}
}
