package io.keycloakb2b.authentication;

import io.keycloakb2b.login.JoiningInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The e-mail address of an account as it was before an identity provider had its say in this request, for providers and
 * mappers that synchronize it at each login.
 *
 * @param email empty where there was none
 */
record KeptAddress(String email, boolean verified) {

    private static final String ATTRIBUTE = "b2b.address-before.";

    static void remember(KeycloakSession session, UserModel user) {
        String attribute = ATTRIBUTE + user.getId();
        if (session.getAttribute(attribute) == null) {
            session.setAttribute(attribute, new KeptAddress(text(user.getEmail()), user.isEmailVerified()));
        }
    }

    /** Empty for an account that this login has made. */
    static Optional<KeptAddress> of(KeycloakSession session, UserModel user) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE + user.getId(), KeptAddress.class));
    }

    static boolean same(@Nullable String one, @Nullable String other) {
        return text(one).equalsIgnoreCase(text(other));
    }

    /**
     * Undoes what the provider had no right to write: an organization's provider may give another address to its own
     * people only, who have one in its own mail domains, and vouches for no other.
     *
     * @return why the login cannot go on; empty where it can
     */
    Optional<DenialReason> keep(
            JoiningInputs joinings, UserModel user, Optional<OrganizationId> owner, BrokeredIdentityContext context) {
        Optional<String> written = Optional.ofNullable(user.getEmail());
        boolean speaksForIt =
                owner.map(organization -> joinings.owns(organization, written)).orElse(true);
        if (same(email, user.getEmail())) {
            if (!speaksForIt && user.isEmailVerified() != verified) {
                user.setEmailVerified(verified);
            }
            return Optional.empty();
        }
        if (!speaksForIt) {
            return Optional.of(DenialReason.EMAIL_OUTSIDE_ORG);
        }
        boolean ofItsOwn = owner.map(organization -> email.isEmpty() || joinings.owns(organization, Optional.of(email)))
                .orElse(true);
        if (!ofItsOwn) {
            user.setEmail(email);
            user.setEmailVerified(verified);
        } else if (!judged(user, context)) {
            user.setEmailVerified(false);
        }
        return Optional.empty();
    }

    /** Whether Keycloak has asked if the provider verifies addresses: it does for its own writing, not for mappers'. */
    private static boolean judged(UserModel user, BrokeredIdentityContext context) {
        return context.getIdpConfig().getSyncMode() == IdentityProviderSyncMode.FORCE
                && same(user.getEmail(), context.getEmail());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
