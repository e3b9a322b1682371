package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.ServerAccess;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Holds the seat limit on every way into an organization, Keycloak's own included: each of them fires this event
 * before the end of its transaction. Costs realms that do not use the pack nothing.
 */
public final class SeatListener implements ProviderEventListener {

    private static final String MESSAGE = "b2b.denied." + DenialReason.SEAT_LIMIT.word();

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof OrganizationModel.OrganizationMemberJoinEvent joined) {
            joined(joined.getSession(), joined.getOrganization());
        }
    }

    private static void joined(KeycloakSession session, OrganizationModel organization) {
        RealmId realm = new RealmId(session.getContext().getRealm().getId());
        boolean counted =
                session.getProvider(DecisionInputsProvider.class).enabled(realm) && !NativeMembers.isKeeping(session);
        if (!counted) {
            return;
        }
        OrganizationScope scope =
                ServerAccess.organization(realm, new OrganizationId(organization.getId()), Permission.MEMBERS_MANAGE);
        try {
            new Seats(new CommandContext(session)).requireKept(scope);
        } catch (OrganizationException refusal) {
            refuse(session, refusal);
        }
    }

    /** In a browser an exception alone would be caught on the way, and the membership kept. */
    private static void refuse(KeycloakSession session, OrganizationException refusal) {
        session.getTransactionManager().setRollbackOnly();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            throw new ErrorPageException(session, login, Response.Status.FORBIDDEN, MESSAGE);
        }
        throw new ModelValidationException(refusal.rule());
    }
}
