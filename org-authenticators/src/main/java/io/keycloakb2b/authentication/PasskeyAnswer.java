package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SessionProofs;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.WebAuthnConditionalUIAuthenticator;
import org.keycloak.common.util.Base64Url;

/** What a browser posts when somebody shows a passkey on a page, or could not. */
record PasskeyAnswer(MultivaluedMap<String, String> form) {

    /** WebAuthn Level 2, section 6.1: the flags follow the 32 bytes of the hash of the relying party's id. */
    private static final int FLAGS = 32;

    private static final int USER_VERIFIED = 0x04;

    boolean posted() {
        return form.containsKey(WebAuthnConstants.AUTHENTICATOR_DATA) || form.containsKey(WebAuthnConstants.ERROR);
    }

    /** Lets Keycloak verify it, and keeps whether the device has verified who holds it: the flags are signed. */
    void verify(AuthenticationFlowContext context, WebAuthnConditionalUIAuthenticator webauthn) {
        webauthn.action(context);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            SessionProofs.acceptedPasskey(context.getAuthenticationSession(), userVerified());
        }
    }

    private boolean userVerified() {
        @Nullable String encoded = form.getFirst(WebAuthnConstants.AUTHENTICATOR_DATA);
        byte[] data = encoded == null ? new byte[0] : Base64Url.decode(encoded);
        return data.length > FLAGS && (data[FLAGS] & USER_VERIFIED) != 0;
    }
}
