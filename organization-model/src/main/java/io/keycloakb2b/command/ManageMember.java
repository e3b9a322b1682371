package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Account;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberAttributes;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Adds, changes and removes members. */
public final class ManageMember {

    private final CommandContext context;

    public ManageMember(CommandContext context) {
        this.context = context;
    }

    /**
     * Joins a user of the realm, as an unmanaged member.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ALREADY_EXISTS}, {@code
     *     SEAT_LIMIT}; {@code FORBIDDEN} where the candidates do not tell whether there is such a user
     */
    public Membership add(OrganizationScope scope, Candidates candidates, UserId id, MemberType type) {
        return add(scope, candidates, id, type, Optional.empty());
    }

    /**
     * The same with the home organization of a collaborator.
     *
     * @param home see {@link HomeOrganizations}
     */
    public Membership add(
            OrganizationScope scope, Candidates candidates, UserId id, MemberType type, Optional<OrganizationId> home) {
        if (context.inputs().membership(scope.realm(), scope.organization(), id).isPresent()) {
            throw OrganizationError.ALREADY_EXISTS.on("user", "is a member already");
        }
        candidates.require(id);
        return join(scope, candidates.everybody() ? context.account(id.value()) : context.user(id.value()), type, home);
    }

    /** Joins whoever it is, for a command that has asked whether it may. */
    Membership join(OrganizationScope scope, UserId id, MemberType type, Optional<OrganizationId> home) {
        return join(scope, context.user(id.value()), type, home);
    }

    private Membership join(OrganizationScope scope, UserModel user, MemberType type, Optional<OrganizationId> home) {
        UserId id = new UserId(user.getId());
        new Seats(context).requireFree(scope);
        context.natives().addMember(context.nativeOrganization(scope), user);
        Membership membership =
                Membership.employee(scope.organization(), id).withType(type).withHome(home);
        context.stores().members().put(scope, membership);
        context.audit(scope, "member.add", "user:" + id, null, membership);
        return membership;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code
     *     LAST_OWNER}; {@code SEAT_LIMIT} where somebody comes back; {@code INVALID_VALUE} for emergency access of
     *     somebody who could not use it
     */
    public Member change(
            OrganizationScope scope, Granter granter, HomeOrganizations homes, UserId user, MemberChange change) {
        Membership before = find(scope, user);
        granter.requireOther(user);
        requireNotAbove(scope, granter, user);
        MemberType type = change.type().orElse(before.type());
        Membership changedTo = before.withStatus(change.status().orElse(before.status()))
                .withType(type)
                .withHome(homes.home(before, type, change.home()))
                .withExternalId(change.externalId().applyTo(before.externalId()))
                .withBreakGlass(change.breakGlass().orElse(before.breakGlass()));
        boolean comesBack =
                before.status() == MembershipStatus.SUSPENDED && changedTo.status() != MembershipStatus.SUSPENDED;
        Membership after = comesBack ? new KillSwitches(context).backFromSuspension(scope, changedTo) : changedTo;
        if (after.breakGlass() != before.breakGlass()) {
            EmergencyAccess emergency = new EmergencyAccess(context);
            emergency.requireMayChoose(granter, after);
            if (!after.breakGlass()) {
                context.stores().hierarchy().lock(scope);
                emergency.requireAnotherOwner(scope, user);
            }
        }
        if (after.status() != MembershipStatus.ACTIVE) {
            new Ownership(context).requireAnotherOwner(scope, user);
        }
        if (comesBack) {
            new Seats(context).requireFree(scope);
        }
        MemberAttributes attributes = context.stores().members().attributes(scope, user);
        MemberAttributes changed = changed(attributes, change.attributes());
        context.stores().members().put(scope, after);
        if (!changed.equals(attributes)) {
            context.stores().members().putAttributes(scope, user, changed);
        }
        context.audit(scope, "member.update", "user:" + user, new State(before, attributes), new State(after, changed));
        return read(scope, user);
    }

    private static MemberAttributes changed(MemberAttributes stored, Patch<Map<String, Optional<String>>> change) {
        if (!change.mentioned()) {
            return stored;
        }
        return change.value().map(stored::with).orElseGet(() -> new MemberAttributes(Map.of()));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, for foreign and absent alike */
    public Member read(OrganizationScope scope, UserId id) {
        Membership membership = find(scope, id);
        UserModel user = context.account(id.value());
        return new Member(
                membership,
                new Account(
                        user.getUsername(),
                        Objects.requireNonNullElse(user.getEmail(), ""),
                        Objects.requireNonNullElse(user.getFirstName(), ""),
                        Objects.requireNonNullElse(user.getLastName(), ""),
                        user.isEnabled(),
                        new NativeMembers(context).managed(context.nativeOrganization(scope), user)),
                context.stores().members().attributes(scope, id).values());
    }

    /**
     * Ends the membership with everything assigned in it; the user stays.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code
     *     LAST_OWNER}
     */
    public void remove(OrganizationScope scope, Granter granter, UserId user) {
        Membership before = find(scope, user);
        boolean leaves = scope.actor().user().filter(user::equals).isPresent();
        if (!leaves) {
            granter.requireOther(user);
            requireNotAbove(scope, granter, user);
        }
        end(scope, before, "member.remove");
    }

    /**
     * Ends one's own membership. An account that an identity provider of the organization made stays, as it does
     * wherever a membership ends.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code LAST_OWNER}
     */
    public void leave(OrganizationScope scope, UserId self) {
        end(scope, find(scope, self), "member.leave");
    }

    private void end(OrganizationScope scope, Membership before, String action) {
        UserId user = before.user();
        new Ownership(context).requireAnotherOwner(scope, user);
        context.audit(scope, action, "user:" + user, before, null);
        new NativeMembers(context).remove(context.nativeOrganization(scope), context.account(user.value()));
        context.stores().members().remove(scope, user);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, for foreign and absent alike */
    public Membership find(OrganizationScope scope, UserId user) {
        return context.inputs()
                .membership(scope.realm(), scope.organization(), user)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("user", "no such member"));
    }

    /** Suspending or removing somebody takes their roles away: only what one might have given. */
    private void requireNotAbove(OrganizationScope scope, Granter granter, UserId user) {
        context.inputs().assignments(scope.realm(), scope.organization(), user).stream()
                .filter(assignment -> assignment.effectiveAt(context.now()))
                .forEach(assignment -> granter.requireHolds(assignment.role(), assignment.scope()));
    }

    /** A member as the audit log keeps it. */
    private record State(Membership membership, MemberAttributes attributes) {}
}
