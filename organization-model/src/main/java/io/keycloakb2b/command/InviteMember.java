package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.EffectiveSetting;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationLifetime;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RegistrationMode;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;

/**
 * Invites somebody by mail. What becomes of it never depends on whether the address has an account; only that somebody
 * is a member already is told, to those who may read the members.
 */
public final class InviteMember {

    static final SecureRandom RANDOM = new SecureRandom();

    private final CommandContext context;

    public InviteMember(CommandContext context) {
        this.context = context;
    }

    /**
     * Writes the invitation down and sends it. Where the mail is not taken nothing remains of either, once the caller
     * has rolled back.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code ROLE_OUTSIDE_CEILING},
     *     {@code ESCALATION}, {@code FORBIDDEN}, {@code APPLICATION_NOT_GRANTED}, {@code REGISTRATION_CLOSED}, {@code
     *     ALREADY_EXISTS}, {@code SEAT_LIMIT}, {@code MAIL_NOT_SENT}
     */
    public Invitation execute(OrganizationScope scope, Granter granter, InvitationDraft draft) {
        String email = Email.key(draft.email().strip())
                .orElseThrow(() -> OrganizationError.INVALID_VALUE.on("email", "must be an e-mail address"));
        requireLocale(draft.terms());
        new InvitationRules(context, scope, granter).require(draft.terms());
        EffectiveSettings settings = context.effectiveSettings(scope);
        Duration lifetime = lifetime(settings.get(SettingName.INVITATION_LIFETIME), draft);
        if (settings.registrationMode() == RegistrationMode.CLOSED) {
            throw OrganizationError.REGISTRATION_CLOSED.because("the organization takes nobody in");
        }
        requireNoMember(scope, granter, email);
        new Seats(context).requireFree(scope);
        Instant now = context.now();
        InvitationToken token = InvitationToken.random(RANDOM);
        Invitation invitation = new Invitation(
                new InvitationId(UUID.randomUUID().toString()),
                scope.organization(),
                email,
                draft.terms(),
                granter.self(),
                now,
                now,
                now.plus(lifetime),
                1,
                InvitationStatus.PENDING,
                Optional.empty(),
                Optional.empty());
        context.stores().invitations().insert(scope, invitation, token.hash());
        context.audit(scope, "invitation.create", "invitation:" + invitation.id(), null, invitation);
        new InvitationMail(context).send(scope, invitation, token);
        return invitation;
    }

    private void requireLocale(InvitationTerms terms) {
        terms.locale().ifPresent(tag -> {
            boolean known = context.realm()
                    .getSupportedLocalesStream()
                    .anyMatch(supported -> supported.toLowerCase(Locale.ROOT).equals(tag.toLowerCase(Locale.ROOT)));
            if (!known) {
                throw OrganizationError.INVALID_VALUE.on("locale", "is no language of the realm");
            }
        });
    }

    /** An invitation may say otherwise than the setting, but not for longer than a lock allows. */
    private static Duration lifetime(EffectiveSetting setting, InvitationDraft draft) {
        if (draft.lifetime().isEmpty()) {
            return Duration.ofSeconds(Long.parseLong(setting.value()));
        }
        Duration asked = draft.lifetime().get();
        if (!InvitationLifetime.valid(asked)) {
            throw OrganizationError.INVALID_VALUE.on("lifetime", InvitationLifetime.RULE);
        }
        if (setting.locked() && asked.toSeconds() > Long.parseLong(setting.lock())) {
            throw OrganizationError.SETTING_LOCKED.on(
                    "lifetime", "a level above allows at most " + setting.lock() + " seconds");
        }
        return asked;
    }

    private void requireNoMember(OrganizationScope scope, Granter granter, String email) {
        if (granter.holds(Permission.MEMBERS_READ) && member(scope, email)) {
            throw OrganizationError.ALREADY_EXISTS.on("email", "is a member already");
        }
    }

    private boolean member(OrganizationScope scope, String email) {
        try {
            UserModel user = context.session().users().getUserByEmail(context.realm(), email);
            return user != null
                    && context.inputs()
                            .membership(scope.realm(), scope.organization(), new UserId(user.getId()))
                            .isPresent();
        } catch (ModelDuplicateException several) {
            // Which of the accounts is meant shows when one of them accepts.
            return false;
        }
    }
}
