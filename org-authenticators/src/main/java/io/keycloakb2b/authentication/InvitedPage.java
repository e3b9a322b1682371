package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.LoginDecision;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The first page of somebody who follows an invitation: the address is known, and the choice is between an account
 * that is there and a new one. Which of the two there is, the page does not say.
 */
final class InvitedPage extends NextStep {

    /** The field that says what the person chose. */
    static final String STEP = "b2b-step";

    private static final String SIGN_IN = "sign-in";
    private static final String TEMPLATE = "b2b-invited.ftl";

    private final Invitation invitation;

    InvitedPage(AuthenticationFlowContext context, OrganizationDiscovery discovery, Invitation invitation) {
        super(context, discovery, Optional.of(invitation.email()));
        this.invitation = invitation;
    }

    static boolean signIn(MultivaluedMap<String, String> form) {
        return SIGN_IN.equals(form.getFirst(STEP));
    }

    @Override
    public Boolean authenticate(LoginDecision.Authenticate decision) {
        if (!decision.factors().contains(FirstFactor.PASSWORD)) {
            return show(decision);
        }
        LoginFormsProvider form = context.form().setAttribute("invitedEmail", invitation.email());
        OfferedProviders.limit(form, decision.providers(), decision.factors().contains(FirstFactor.SOCIAL));
        context.challenge(form.createForm(TEMPLATE));
        return true;
    }
}
