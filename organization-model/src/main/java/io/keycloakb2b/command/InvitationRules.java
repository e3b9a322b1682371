package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.TeamId;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * What somebody may promise to people who join: inside the ceiling, no more than they hold themselves, and nothing that
 * is another organization's. Asked when an invitation is sent, and again for each part when it is accepted.
 */
final class InvitationRules {

    private final CommandContext context;
    private final OrganizationScope scope;
    private final Granter granter;
    private final Ceilings ceilings;
    private final RoleGifts gifts;

    InvitationRules(CommandContext context, OrganizationScope scope, Granter granter) {
        this.context = context;
        this.scope = scope;
        this.granter = granter;
        this.ceilings = new Ceilings(context, scope);
        this.gifts = new RoleGifts(ceilings, granter);
    }

    /**
     * @throws OrganizationException {@code ROLE_OUTSIDE_CEILING}, {@code ESCALATION}, {@code FORBIDDEN}, {@code
     *     INVALID_VALUE}, {@code APPLICATION_NOT_GRANTED}
     */
    void require(InvitationTerms terms) {
        terms.roles().forEach(role -> refuse(gifts.obstacle(role)));
        terms.teams().forEach(team -> refuse(obstacle(team)));
        requireOwnProvider(terms);
        requireDestination(terms);
    }

    boolean allows(AssignedRole role) {
        return gifts.obstacle(role).isEmpty();
    }

    boolean allows(TeamId team) {
        return obstacle(team).isEmpty();
    }

    /** Being in a team gives what the team holds. */
    private Optional<OrganizationException> obstacle(TeamId team) {
        if (!granter.holds(Permission.TEAMS_MANAGE)) {
            return Optional.of(RoleGifts.missing(Permission.TEAMS_MANAGE));
        }
        if (group(team).isEmpty()) {
            return Optional.of(OrganizationError.INVALID_VALUE.on("teams", "no such team"));
        }
        List<RoleAssignment> held = context.stores().assignments().of(scope, new Principal.Team(team));
        if (!held.isEmpty() && !granter.holds(Permission.ROLES_ASSIGN)) {
            return Optional.of(RoleGifts.missing(Permission.ROLES_ASSIGN));
        }
        return held.stream()
                        .filter(assignment -> assignment.effectiveAt(context.now()))
                        .allMatch(assignment -> granter.mayGive(assignment.role(), assignment.scope()))
                ? Optional.empty()
                : Optional.of(OrganizationError.ESCALATION.on("teams", "holds permissions that you do not hold"));
    }

    /** A team of the organization. */
    Optional<GroupModel> group(TeamId team) {
        GroupModel group = context.session().groups().getGroupById(context.realm(), team.value());
        return Optional.ofNullable(group)
                .filter(found -> found.getType() == GroupModel.Type.ORGANIZATION)
                .filter(found -> found.getOrganization() != null
                        && found.getOrganization()
                                .getId()
                                .equals(scope.organization().value()))
                // the organization's own group is the membership itself
                .filter(found -> found.getParentId() != null);
    }

    private void requireOwnProvider(InvitationTerms terms) {
        terms.provider().ifPresent(alias -> {
            boolean own = context.inputs().providers(scope.realm(), scope.organization()).stream()
                    .anyMatch(provider -> provider.alias().equals(alias));
            if (!own) {
                throw OrganizationError.INVALID_VALUE.on(
                        "identityProvider", "is no enabled identity provider of the organization");
            }
        });
    }

    private void requireDestination(InvitationTerms terms) {
        if (terms.application().isEmpty()) {
            if (terms.redirectUri().isPresent()) {
                throw OrganizationError.INVALID_VALUE.on("redirectUri", "is for invitations to an application");
            }
            return;
        }
        if (!ceilings.active(terms.application().get())) {
            throw OrganizationError.APPLICATION_NOT_GRANTED.on(
                    "application", "the organization was not granted this application");
        }
        ClientModel client = context.client(terms.application().get().value());
        terms.redirectUri().ifPresent(uri -> {
            if (uri.indexOf('*') >= 0 || RedirectUtils.verifyRedirectUri(context.session(), uri, client) == null) {
                throw OrganizationError.INVALID_VALUE.on(
                        "redirectUri", "is no address that is registered for the application");
            }
        });
        if (new InvitationDestination(context.session()).of(terms).isEmpty()) {
            throw OrganizationError.MISSING_VALUE.on(
                    "redirectUri", "the application has no page of its own to go to: name one that is registered");
        }
    }

    private static void refuse(Optional<OrganizationException> obstacle) {
        obstacle.ifPresent(refusal -> {
            throw refusal;
        });
    }
}
