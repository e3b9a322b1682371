package io.keycloakb2b.testing.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The backend of an application: trusts nothing but a signature of the realm, and reads roles out of the standard
 * claim. Made of Nimbus JOSE+JWT alone.
 */
public final class ResourceServer {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String clientId;

    public ResourceServer(URI issuer, String clientId) {
        this.clientId = clientId;
        try {
            var keys = JWKSourceBuilder.create(URI.create(issuer + "/protocol/openid-connect/certs")
                            .toURL())
                    .build();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder()
                        .issuer(issuer.toString())
                        .claim("azp", clientId)
                        .build(),
                Set.of("exp", "iat", "sub")));
    }

    /** What the holder of the token may do here; sorted. */
    public Set<String> roles(TokenResponse tokens) {
        return roles(tokens.accessToken());
    }

    public Set<String> roles(String accessToken) {
        var access = accepted(accessToken).getClaim("resource_access");
        if (access instanceof Map<?, ?> byClient
                && byClient.get(clientId) instanceof Map<?, ?> ours
                && ours.get("roles") instanceof List<?> roles) {
            var names = new TreeSet<String>();
            roles.forEach(role -> names.add(String.valueOf(role)));
            return names;
        }
        return Set.of();
    }

    /** The organization that the token is for, by its alias. */
    public String organization(TokenResponse tokens) {
        return String.valueOf(accepted(tokens.accessToken()).getClaim("org_alias"));
    }

    private JWTClaimsSet accepted(String accessToken) {
        try {
            return processor.process(accessToken, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new AssertionError("the resource server refuses the token: " + e.getMessage(), e);
        }
    }
}
