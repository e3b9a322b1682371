package io.keycloakb2b.login;

import static io.keycloakb2b.login.Company.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.AuthenticationDevices;
import io.keycloakb2b.testing.oidc.Jwt;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One person, one browser, two organizations: what happens in one of them stays there. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class OneSessionIT {

    private Scene scene;
    private Company here;
    private Company there;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail, AuthenticationDevices devices) {
        scene = Scene.set(server, realm, mail, devices);
    }

    @BeforeEach
    void foundTwoCompanies() {
        here = Company.found(scene);
        there = Company.found(scene).employs(here);
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void suspensionStopsOneOrganizationAtOnce_andTheOtherGoesOnInTheSameBrowser() {
        var visitor = scene.visitor();
        var tokensHere = enters(visitor, here);
        var tokensThere = enters(visitor, there);

        suspends(here);

        assertThat(scene.booking().userInfo(tokensHere).status()).isEqualTo(401);
        assertThat(introspected(tokensHere).get("active").asBoolean()).isFalse();
        assertThat(scene.booking().refresh(tokensHere).error()).isEqualTo("invalid_grant");
        assertThat(Answer.of(here, visitor.opens(scene.booking().silentLoginUrl(here.scope())))
                        .word())
                .isEqualTo(Answer.NOT_SILENTLY);
        assertThat(scene.booking().userInfo(tokensThere).granted()).isTrue();
        assertThat(introspected(tokensThere).get("active").asBoolean()).isTrue();
        assertThat(Answer.of(there, scene.booking().refresh(tokensThere)).word())
                .isEqualTo(Answer.ENTERS);
        assertThat(Answer.of(there, visitor.opens(scene.booking().silentLoginUrl(there.scope())))
                        .word())
                .isEqualTo(Answer.ENTERS);
    }

    @Test
    void twoTabsStayEachInTheirOwnOrganization() {
        var visitor = scene.visitor();
        var first = enters(visitor, here);
        var second = enters(visitor, there);

        for (int i = 0; i < 2; i++) {
            first = scene.booking().refresh(first);
            second = scene.booking().refresh(second);
            assertThat(Answer.of(here, first).word()).isEqualTo(Answer.ENTERS);
            assertThat(Answer.of(there, second).word()).isEqualTo(Answer.ENTERS);
        }
    }

    @Test
    void refreshEntersNoOrganizationThatNobodyHasEntered() {
        scene.platform().sets(here.organization(), "mfa", "required");
        assertThat(scene.booking()
                        .passwordGrant(here.email(), PASSWORD, here.scope())
                        .granted())
                .isFalse();
        // Of two organizations the scope names none; when one is gone, it names the other.
        var forNone = scene.booking().passwordGrant(here.email(), PASSWORD, "openid organization");
        assertThat(forNone.claims().has("org_id")).isFalse();

        scene.platform()
                .api()
                .delete("/organizations/" + there.organization() + "/members/" + here.person())
                .orFail();

        assertThat(scene.booking().refresh(forNone).error()).isEqualTo("invalid_grant");
    }

    @Test
    void ordinaryClientHearsNothingOfASuspendedMembership() {
        var plain = scene.plain();
        var tokens = plain.passwordGrant(here.email(), PASSWORD, "openid organization:*");
        assertThat(organizations(tokens.claims())).contains(here.alias(), there.alias());

        suspends(here);

        var refreshed = plain.refresh(tokens);
        assertThat(organizations(plain.introspect(tokens.accessToken()).body()))
                .contains(there.alias())
                .doesNotContain(here.alias());
        assertThat(organizations(refreshed.claims())).contains(there.alias()).doesNotContain(here.alias());
        assertThat(organizations(Jwt.claims(refreshed.idToken())))
                .contains(there.alias())
                .doesNotContain(here.alias());
    }

    @Test
    void sessionOfAnotherOrganizationsProviderAsksForAProofOfItsOwn() {
        try (var provider = ProviderRealm.of(scene.realm(), "home-" + there.alias(), there.organization())) {
            provider.knows(here.person(), here.email(), PASSWORD);
            var visitor = scene.visitor()
                    .opens(scene.booking().loginUrl(there.scope()) + "&kc_idp_hint=home-" + there.alias())
                    .signsIn(here.email(), PASSWORD);
            assertThat(Answer.of(there, visitor).word()).isEqualTo(Answer.ENTERS);

            assertThat(Answer.of(here, visitor.opens(scene.booking().silentLoginUrl(here.scope())))
                            .word())
                    .isEqualTo(Answer.NOT_SILENTLY);
            assertThat(Answer.of(here, visitor.opens(scene.booking().loginUrl(here.scope())))
                            .word())
                    .isEqualTo("asks for password");
        }
    }

    @Test
    void assertionOfAnotherOrganizationsProviderOpensNothingHere() {
        var authority = Authority.appoint(scene.realm(), scene.booking(), "authority-of-" + there.alias());
        scene.realm()
                .admin()
                .organizations()
                .get(there.organization())
                .identityProviders()
                .addIdentityProvider(authority.alias())
                .close();
        authority.vouchesFor(here);

        assertThat(Answer.of(here, authority.grant(here)).word()).isEqualTo("method_not_allowed");
        assertThat(Answer.of(there, authority.grant(there)).word()).isEqualTo(Answer.ENTERS);
    }

    @Test
    void tokensOfOneKindOpenNothingElse() {
        var tokens = Paths.password(here);
        var booking = scene.booking();
        var identity = tokens.idToken();

        assertThat(booking.call("/userinfo", Map.of("access_token", identity)).granted())
                .isFalse();
        assertThat(booking.call("/userinfo", Map.of("access_token", tokens.refreshToken()))
                        .granted())
                .isFalse();
        assertThat(booking.grant("refresh_token", Map.of("refresh_token", identity))
                        .granted())
                .isFalse();
        assertThat(scene.machine().refresh(tokens).error()).isEqualTo("invalid_grant");
        assertThat(booking.grant(
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                Map.of(
                                        "subject_token",
                                        identity,
                                        "subject_token_type",
                                        "urn:ietf:params:oauth:token-type:access_token",
                                        "scope",
                                        here.scope()))
                        .granted())
                .isFalse();
    }

    private TokenResponse enters(Visitor visitor, Company company) {
        visitor.opens(scene.booking().loginUrl(company.scope())).signsIn(company.email(), PASSWORD);
        return scene.booking().redeem(code(visitor.address()));
    }

    private static String code(URI address) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(address.toString());
        assertThat(code.find()).as("%s", address).isTrue();
        return code.group(1);
    }

    private static void suspends(Company company) {
        company.patch("/members/" + company.person(), Map.of("status", "suspended"));
    }

    private JsonNode introspected(TokenResponse tokens) {
        return scene.booking().introspect(tokens.accessToken()).body();
    }

    private static String organizations(JsonNode claims) {
        return claims.path("organization").toString();
    }
}
