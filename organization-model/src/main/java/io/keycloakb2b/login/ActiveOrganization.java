package io.keycloakb2b.login;

import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/**
 * The organization that a token is for, as long as its person is an active member of it. Known from the granted scope
 * alone, where there are scopes.
 */
public record ActiveOrganization(OrganizationPath path, Membership membership, EffectiveRoles roles) {

    /**
     * Read when the first claim of these tokens is written, and the same for all of them; empty where the scope names
     * none or the person may not be there any more.
     */
    public static Optional<ActiveOrganization> of(KeycloakSession session, ClientSessionContext context, String scope) {
        return TokensInTheMaking.of(session, context).flatMap(tokens -> tokens.organization(scope));
    }

    /** The same of an assertion (SAML 2.0), which is made where its login ends; known from that login. */
    public static Optional<ActiveOrganization> ofAssertion(
            LoginInputs inputs, AuthenticatedClientSessionModel clientSession) {
        // What is kept is an application's; a client that is none any more may still have it from before.
        Optional<OrganizationId> kept = RequestedOrganizations.kept(clientSession)
                .filter(id -> inputs.application(clientSession.getClient()).application());
        return of(inputs, clientSession, kept);
    }

    static Optional<ActiveOrganization> of(
            LoginInputs inputs, AuthenticatedClientSessionModel clientSession, Optional<OrganizationId> named) {
        UserModel user = clientSession.getUserSession().getUser();
        if (user == null) {
            return Optional.empty();
        }
        ClientModel client = clientSession.getClient();
        return named.flatMap(id -> inputs.inputs().path(inputs.realm(), id))
                .filter(OrganizationPath::usable)
                .filter(path -> available(inputs, client, path))
                .flatMap(path -> inputs.inputs()
                        .membership(inputs.realm(), path.id(), new UserId(user.getId()))
                        .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                        .map(membership -> new ActiveOrganization(
                                path,
                                membership,
                                new EffectiveRolesReader(inputs.inputs(), inputs.realm()).read(path, membership))));
    }

    /** The organization that a granted scope names, whoever the person is to it. */
    public static Optional<OrganizationId> named(LoginInputs inputs, ClientSessionContext context, String scope) {
        AuthenticatedClientSessionModel clientSession = context.getClientSession();
        RequestedOrganizations granted =
                RequestedOrganizations.of(clientSession.getClient(), context.getScopeString(true));
        // At introspection the native scope is resolved by the asking client, which may not have it.
        return named(
                inputs,
                clientSession,
                granted.nothing() ? RequestedOrganizations.of(clientSession.getClient(), scope) : granted);
    }

    /** The organization that a client last entered in a session; each refresh token keeps its own beside it. */
    public static Optional<OrganizationId> named(LoginInputs inputs, AuthenticatedClientSessionModel clientSession) {
        String scope = Optional.ofNullable(clientSession.getNote(OAuth2Constants.SCOPE))
                .orElse("");
        return named(inputs, clientSession, RequestedOrganizations.of(clientSession.getClient(), scope));
    }

    static Optional<OrganizationId> named(
            LoginInputs inputs, AuthenticatedClientSessionModel clientSession, RequestedOrganizations requested) {
        if (requested.aliases().size() == 1) {
            return inputs.inputs()
                    .organizationByAlias(
                            inputs.realm(), requested.aliases().iterator().next());
        }
        boolean anyOne = requested.any()
                || (requested.everything()
                        && inputs.application(clientSession.getClient()).entersOne());
        return anyOne && requested.aliases().isEmpty() ? selectedNatively(inputs, clientSession) : Optional.empty();
    }

    /** What native Keycloak makes of plain {@code organization}: the note, or the only membership. */
    private static Optional<OrganizationId> selectedNatively(
            LoginInputs inputs, AuthenticatedClientSessionModel clientSession) {
        UserModel user = clientSession.getUserSession().getUser();
        if (user == null) {
            return Optional.empty();
        }
        List<OrganizationId> memberships =
                inputs.inputs().memberships(inputs.realm(), new UserId(user.getId())).stream()
                        .map(Membership::organization)
                        .toList();
        if (memberships.size() == 1) {
            return Optional.of(memberships.get(0));
        }
        return Optional.ofNullable(clientSession.getNote(OrganizationModel.ORGANIZATION_ATTRIBUTE))
                .map(OrganizationId::new)
                .filter(memberships::contains);
    }

    private static boolean available(LoginInputs inputs, ClientModel client, OrganizationPath path) {
        ApplicationRules application = inputs.application(client);
        return !application.application()
                || RoleCeiling.of(
                                inputs.inputs().applicationLevels(inputs.realm(), path, application.client()),
                                CompositeRoles.none())
                        .active();
    }
}
