package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RegistrationMode;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Adds somebody by the e-mail address. The platform joins whoever has it, or makes the account. An organization's
 * administrator makes accounts in domains that the organization owns, and invites everybody else; which of the two it
 * was is not told, or it would tell who has an account.
 */
public final class AddPerson {

    private final CommandContext context;
    private final boolean rehearsal;

    /** @param rehearsal whether the caller undoes it all, so that nobody must get mail */
    public AddPerson(CommandContext context, boolean rehearsal) {
        this.context = context;
        this.rehearsal = rehearsal;
    }

    /**
     * @return who was added; empty where that may not be told
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code FORBIDDEN}, {@code
     *     ALREADY_EXISTS}, {@code SEAT_LIMIT}, and whatever {@link InviteMember} refuses
     */
    public Optional<UserId> execute(
            OrganizationScope scope,
            Granter granter,
            Candidates candidates,
            NewPerson person,
            MemberType type,
            Optional<OrganizationId> home) {
        if (granter.unbounded()) {
            UserModel user = accounts().find(person).orElseGet(() -> accounts().create(person));
            UserId id = new UserId(user.getId());
            new ManageMember(context).add(scope, candidates, id, type, home);
            return Optional.of(id);
        }
        if (!granter.permissions().contains(Permission.INVITATIONS_MANAGE)) {
            throw OrganizationError.FORBIDDEN.because(
                    "the permission " + Permission.INVITATIONS_MANAGE.word() + " is needed");
        }
        if (type == MemberType.COLLABORATOR) {
            throw OrganizationError.INVALID_VALUE.on("type", "is given to somebody who is a member already");
        }
        // asked of both, or the answer would tell which of the two it was
        if (context.effectiveSettings(scope).registrationMode() == RegistrationMode.CLOSED) {
            throw OrganizationError.REGISTRATION_CLOSED.because("the organization takes nobody in");
        }
        boolean fresh = ownedBy(scope, person) && !accounts().exists(person);
        if (fresh) {
            UserId id = new UserId(accounts().create(person).getId());
            new ManageMember(context).join(scope, id, type, home);
        } else {
            invite(scope, granter, person, type);
        }
        return Optional.empty();
    }

    private void invite(OrganizationScope scope, Granter granter, NewPerson person, MemberType type) {
        if (!rehearsal) {
            InvitationTerms terms = InvitationTerms.of(type);
            new InviteMember(context)
                    .execute(scope, granter, new InvitationDraft(person.email(), terms, Optional.empty()));
        }
    }

    private boolean ownedBy(OrganizationScope scope, NewPerson person) {
        return context.inputs()
                .ownedDomain(scope.realm(), person.domain())
                .filter(proof -> proof.organization().equals(scope.organization()))
                .isPresent();
    }

    private Accounts accounts() {
        return new Accounts(context);
    }
}
