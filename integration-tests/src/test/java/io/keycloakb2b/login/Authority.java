package io.keycloakb2b.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** An identity provider of the realm whose signed assertions the application may turn into tokens (RFC 7523). */
record Authority(TestRealm realm, TestApplication application, String alias, RSAKey key) {

    static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    static Authority appoint(TestRealm realm, TestApplication application) {
        return appoint(realm, application, "authority");
    }

    static Authority appoint(TestRealm realm, TestApplication application, String alias) {
        try {
            var authority = new Authority(
                    realm,
                    application,
                    alias,
                    new RSAKeyGenerator(2048).keyID(alias).generate());
            authority.registers();
            return authority;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void registers() throws JOSEException {
        var provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setConfig(Map.of(
                "clientId",
                "booking",
                "clientSecret",
                "secret",
                "authorizationUrl",
                issuer(),
                "tokenUrl",
                issuer(),
                "issuer",
                issuer(),
                "validateSignature",
                "true",
                "useJwksUrl",
                "false",
                "publicKeySignatureVerifier",
                Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded()),
                "jwtAuthorizationGrantEnabled",
                "true"));
        realm.admin().identityProviders().create(provider).close();
        var client = realm.admin().clients().get(application.id(realm.admin()));
        var representation = client.toRepresentation();
        Map<String, String> attributes = new HashMap<>(representation.getAttributes());
        attributes.put("oauth2.jwt.authorization.grant.enabled", "true");
        attributes.merge("oauth2.jwt.authorization.grant.idp", alias, (one, more) -> one + "##" + more);
        representation.setAttributes(attributes);
        client.update(representation);
    }

    private String issuer() {
        return "http://127.0.0.1/" + alias;
    }

    void vouchesFor(Company company) {
        var link = new FederatedIdentityRepresentation();
        link.setIdentityProvider(alias);
        link.setUserId(company.email());
        link.setUserName(company.email());
        realm.admin()
                .users()
                .get(company.person())
                .addFederatedIdentity(alias, link)
                .close();
    }

    TokenResponse grant(Company company) {
        var now = Instant.now();
        var assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(alias).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(company.email())
                        .audience(realm.url().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return application.grant(GRANT, Map.of("assertion", assertion.serialize(), "scope", company.scope()));
    }
}
