package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.LoginDecision.JoinReason;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import org.keycloak.models.UserModel;

/** Makes somebody a member whom the organization's rules let in without asking: by mail domain, or as anybody. */
public final class JoinOrganization {

    private final CommandContext context;

    public JoinOrganization(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code SEAT_LIMIT} */
    public Membership execute(OrganizationId organization, UserModel user, Actor actor, JoinReason reason) {
        OrganizationScope scope =
                OrganizationAccess.forEntering(new RealmId(context.realm().getId()), organization, actor);
        Membership membership = new Admission(context).admit(scope, user, MemberType.EMPLOYEE);
        context.audit(scope, "member.join", "user:" + user.getId(), reason, membership);
        return membership;
    }
}
