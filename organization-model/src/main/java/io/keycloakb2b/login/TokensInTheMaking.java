package io.keycloakb2b.login;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;

/**
 * The tokens of one answer, whose claims are written one by one and all say the same: what they ask is read once.
 * Nothing that a claim tells of is changed between the first and the last of them.
 */
public final class TokensInTheMaking {

    private static final String ATTRIBUTE = TokensInTheMaking.class.getName();

    private final LoginInputs inputs;
    private final ClientSessionContext context;
    private final Map<String, Optional<ActiveOrganization>> organizations = new HashMap<>();

    private TokensInTheMaking(LoginInputs inputs, ClientSessionContext context) {
        this.inputs = inputs;
        this.context = context;
    }

    /** Empty where the realm has not been set up for organizations. */
    public static Optional<TokensInTheMaking> of(KeycloakSession session, ClientSessionContext context) {
        @Nullable TokensInTheMaking known = context.getAttribute(ATTRIBUTE, TokensInTheMaking.class);
        return known == null
                ? LoginInputs.of(session).map(inputs -> {
                    TokensInTheMaking made = new TokensInTheMaking(inputs, context);
                    context.setAttribute(ATTRIBUTE, made);
                    return made;
                })
                : Optional.of(known);
    }

    public LoginInputs inputs() {
        return inputs;
    }

    /** @param scope what the token says that was granted; empty where it does not say so */
    Optional<ActiveOrganization> organization(String scope) {
        return organizations.computeIfAbsent(
                scope,
                told -> ActiveOrganization.of(
                        inputs, context.getClientSession(), ActiveOrganization.named(inputs, context, told)));
    }
}
