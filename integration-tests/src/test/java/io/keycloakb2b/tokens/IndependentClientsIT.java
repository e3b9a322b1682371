package io.keycloakb2b.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.node.NodeClient;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.server.resource.authentication.DelegatingJwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ExpressionJwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Tokens for an organization, validated and read by libraries that applications use, with no line of ours. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class IndependentClientsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String OLIVE = "olive@people.example";

    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication booking;
    private TestApplication other;
    private String acme = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        // As applications find it where nobody has chosen another one.
        realm.changes(representation -> representation.setDefaultSignatureAlgorithm("RS256"));
        var platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer", "approver")
                .withTheClaimsOfOrganizations(realm.admin());
        other = TestApplication.register(realm.url(), realm.admin(), "other");
        platform.marksApplication(booking);
        var viewers = platform.definesRoleGroup(booking, "viewers", "viewer");
        acme = platform.createsOrganization("Acme", "acme");
        platform.grants(acme, booking);
        platform.grantsRoleGroup(acme, viewers, false);
        var olive = realm.addsUser(OLIVE, PASSWORD);
        platform.addsMember(acme, olive);
        platform.givesOrganizationRole(acme, olive, "admin", "self");
        for (var role : new String[] {"viewer", "approver"}) {
            // The second one is outside of what the organization was granted, and refused.
            platform.api()
                    .post(
                            "/organizations/" + acme + "/members/" + olive + "/roles",
                            Map.of("application", "booking", "appRole", role));
        }
    }

    @AfterAll
    void close() {
        booking.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-client", "oauth4webapi"})
    void librariesOfNodeReadTheOrganizationOutOfEveryAnswer(String library) {
        try (var client = new NodeClient()) {
            var begin = client.begins(Map.of(
                    "client", library,
                    "issuer", realm.url().toString(),
                    "clientId", booking.clientId(),
                    "secret", booking.secret(),
                    "redirectUri", booking.callbackUrl(),
                    "parameters", Map.of("scope", "openid", "organization", acme)));

            var read = client.ends(Map.of("callback", signsIn(begin).toString()));

            for (var answer : new String[] {"idToken", "refreshedIdToken", "userInfo", "introspection"}) {
                isAcme(read.get(answer));
            }
            assertThat(read.at("/introspection/resource_access/booking/roles"))
                    .extracting(JsonNode::asText)
                    .containsExactly("viewer");
            assertThat(read.get("scope").asText().split(" ", -1)).contains("organization:acme");
            springReads(read.get("accessToken").asText());
        }
    }

    @Test
    void nimbusReadsTheOrganizationOutOfTheIdToken() throws Exception {
        var provider = OIDCProviderMetadata.resolve(new Issuer(realm.url()));
        var id = new ClientID(booking.clientId());
        var callback = URI.create(booking.callbackUrl());
        var state = new State();
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        var request = new AuthenticationRequest.Builder(
                        new ResponseType("code"), new Scope("openid", "organization:acme"), id, callback)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();

        var answer = AuthenticationResponseParser.parse(signsIn(request.toURI().toString()))
                .toSuccessResponse();
        assertThat(answer.getState()).isEqualTo(state);
        var tokens = OIDCTokenResponseParser.parse(new TokenRequest.Builder(
                                provider.getTokenEndpointURI(),
                                new ClientSecretBasic(id, new Secret(booking.secret())),
                                new AuthorizationCodeGrant(answer.getAuthorizationCode(), callback, verifier))
                        .build()
                        .toHTTPRequest()
                        .send())
                .toSuccessResponse()
                .getTokens()
                .toOIDCTokens();
        var validator = new IDTokenValidator(
                provider.getIssuer(),
                id,
                com.nimbusds.jose.JWSAlgorithm.RS256,
                provider.getJWKSetURI().toURL());
        var claims = validator.validate(tokens.getIDToken(), nonce);

        assertThat(claims.getStringClaim("org_id")).isEqualTo(acme);
        assertThat(claims.getStringClaim("org_alias")).isEqualTo("acme");
        assertThat(claims.getStringListClaim("org_roles")).containsExactly("admin");
        springReads(tokens.getAccessToken().getValue());
    }

    @Test
    void springTakesNoTokenOfAnotherRealm() {
        var decoder = JwtDecoders.<org.springframework.security.oauth2.jwt.JwtDecoder>fromIssuerLocation(
                server.baseUrl() + "/realms/master");
        var token = booking.passwordGrant(OLIVE, PASSWORD, "openid organization:acme")
                .accessToken();

        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    /** A resource server of Spring Security, configured by names of claims alone. */
    private void springReads(String accessToken) {
        var organizationRoles = new JwtGrantedAuthoritiesConverter();
        organizationRoles.setAuthoritiesClaimName("org_roles");
        organizationRoles.setAuthorityPrefix("ORG_");
        var appRoles = new ExpressionJwtGrantedAuthoritiesConverter(
                new SpelExpressionParser().parseExpression("[resource_access][booking][roles]"));
        appRoles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                new DelegatingJwtGrantedAuthoritiesConverter(List.of(organizationRoles, appRoles)));
        converter.setPrincipalClaimName("org_id");
        var decoder = JwtDecoders.<org.springframework.security.oauth2.jwt.JwtDecoder>fromIssuerLocation(
                realm.url().toString());

        var caller = converter.convert(decoder.decode(accessToken));

        assertThat(caller.getName()).isEqualTo(acme);
        assertThat(caller.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("ORG_admin", "ROLE_viewer");
    }

    private void isAcme(JsonNode claims) {
        assertThat(claims.path("org_id").asText()).isEqualTo(acme);
        assertThat(claims.path("org_alias").asText()).isEqualTo("acme");
        List<String> roles = new ArrayList<>();
        claims.path("org_roles").forEach(role -> roles.add(role.asText()));
        assertThat(Set.copyOf(roles)).containsExactly("admin");
        assertThat(claims.has("org_member_type")).isFalse();
    }

    private URI signsIn(String begin) {
        return new Visitor(server.baseUrl())
                .opens(begin)
                .signsIn(OLIVE, PASSWORD)
                .address();
    }
}
