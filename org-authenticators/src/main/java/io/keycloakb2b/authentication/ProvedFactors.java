package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.ApplicationAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;

/**
 * What a provider says about how it has authenticated somebody: {@code amr} and {@code acr} of an ID token (OpenID
 * Connect Core 1.0, section 2; RFC 8176) or the context class of a SAML assertion. It counts as far as the provider's
 * configuration trusts it, and by default it does not.
 */
record ProvedFactors(BrokeredIdentityContext context) {

    /** Whether the provider has asked for more than one factor, by one of the values that it is trusted with. */
    boolean several() {
        return trusts(ApplicationAttributes.TRUSTED_AMR, methods())
                || trusts(
                        ApplicationAttributes.TRUSTED_ACR,
                        contextClass().stream().toList());
    }

    private boolean trusts(String attribute, Collection<String> values) {
        Set<String> trusted = Optional.ofNullable(
                        context.getIdpConfig().getConfig().get(attribute))
                .stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
        return values.stream().anyMatch(trusted::contains);
    }

    private List<String> methods() {
        return idToken()
                .map(token -> token.getOtherClaims().get("amr"))
                .filter(Collection.class::isInstance)
                .map(claim ->
                        ((Collection<?>) claim).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    private Optional<String> contextClass() {
        return idToken()
                .map(token -> token.getOtherClaims().get(IDToken.ACR))
                .map(String::valueOf)
                .or(this::samlContextClass);
    }

    private Optional<JsonWebToken> idToken() {
        return Optional.ofNullable(context.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN))
                .filter(JsonWebToken.class::isInstance)
                .map(JsonWebToken.class::cast);
    }

    private Optional<String> samlContextClass() {
        return Optional.ofNullable(context.getContextData().get(SAMLEndpoint.SAML_AUTHN_STATEMENT))
                .filter(AuthnStatementType.class::isInstance)
                .map(statement -> ((AuthnStatementType) statement).getAuthnContext())
                .map(AuthnContextType::getSequence)
                .map(AuthnContextType.AuthnContextTypeSequence::getClassRef)
                .map(AuthnContextClassRefType::getValue)
                .map(String::valueOf);
    }
}
