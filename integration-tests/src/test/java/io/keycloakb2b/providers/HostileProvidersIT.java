package io.keycloakb2b.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.IndependentProvider;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Who came back from an identity provider (LOGIN.md, stage 4). The firm is honest; the crook's provider says whatever it
 * likes. Where it is refused there is no account, no link, no session and no token.
 */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class HostileProvidersIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String SAML_APPLICATION = "payroll";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private ResourceServer backend;
    private IndependentProvider crooks;
    private ProviderRealm crooksOverSaml;
    private String firm = "";
    private String crook = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer", "approver");
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        firm = organization("firm");
        crook = organization("crook");
        crooks = IndependentProvider.of(realm, "crook-sso", crook);
        crooksOverSaml = ProviderRealm.overSaml(realm, "crook-saml", crook);
        takesUnaskedAnswers();
    }

    @AfterAll
    void close() {
        crooks.close();
        crooksOverSaml.close();
        booking.close();
    }

    @Test
    void addressOfAnotherOrganizationMakesNoAccount(TestBrowser browser) {
        crooks.says("liar", Map.of("email", "boss@firm.example", "email_verified", true));

        var page = signsIn(browser, "crook", "liar");

        isRefused(page, "boss@firm.example");
    }

    @Test
    void addressOfAnotherOrganizationOpensNoAccountThatIsThere(TestBrowser browser) {
        var owner = realm.addsUser("owner@firm.example", PASSWORD);
        platform.addsMember(firm, owner);
        for (var organization : List.of("crook", "firm")) {
            crooks.says("thief", Map.of("email", "owner@firm.example", "email_verified", true));

            var page = signsIn(browser, organization, "thief");

            LoginPage.in(page).refuses();
            assertThat(links(owner)).isEmpty();
            isNotSignedIn(page);
        }
    }

    @Test
    void nobodyWithoutAnAddressGetsAnAccount(TestBrowser browser) {
        crooks.says("nameless", Map.of());

        var page = signsIn(browser, "crook", "nameless");

        LoginPage.in(page).refuses();
        assertThat(linked("nameless")).isEmpty();
        isNotSignedIn(page);
    }

    @Test
    void newSubjectWithTheAddressOfSomebodyElseIsNotThatPerson(TestBrowser browser) {
        crooks.says("anna-1", Map.of("email", "anna@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "anna-1"));
        var anna = person("anna@crook.example").getId();
        crooks.says("anna-2", Map.of("email", "anna@crook.example", "email_verified", true));

        var page = signsIn(browser, "crook", "anna-2");

        isNotSignedIn(page);
        assertThat(links(anna))
                .extracting(FederatedIdentityRepresentation::getUserId)
                .containsExactly("anna-1");
        forget(anna);
    }

    @Test
    void accountWithAProvedAddressOfTheOrganizationIsLinkedByItself(TestBrowser browser) {
        var email = "una@crook.example";
        var una = realm.addsUser(email, PASSWORD);
        crooks.says("una", Map.of("email", email, "email_verified", true));

        booking.finish(signsIn(browser, "crook", "una"));

        assertThat(links(una))
                .extracting(FederatedIdentityRepresentation::getUserId)
                .containsExactly("una");
        forget(una);
    }

    @Test
    void accountIsNotLinkedByItselfToAnAddressForWhichTheProviderDoesNotVouch(TestBrowser browser) {
        var email = "ute@crook.example";
        var ute = realm.addsUser(email, PASSWORD);
        crooks.says("ute", Map.of("email", email, "email_verified", false));

        var page = signsIn(browser, "crook", "ute");

        PlaywrightAssertions.assertThat(page.locator("#linkAccount")).isVisible();
        assertThat(links(ute)).isEmpty();
        forget(ute);
    }

    @Test
    void accountThatIsThereIsNotLinkedBeforeItsOwnerHasProvedIt(TestBrowser browser) {
        var email = "lea@crook.example";
        var lea = unproved(email);
        crooks.says("lea", Map.of("email", email, "email_verified", true));

        var page = signsIn(browser, "crook", "lea");
        page.locator("#linkAccount").click();
        page.waitForLoadState();
        assertThat(links(lea)).isEmpty();
        isNotSignedIn(browser.newPage());

        browser.forgetEverybody();
        assertThat(mail.mailbox(email).awaitMails(1)).hasSize(1);
        forget(lea);
    }

    @Test
    void proofOfOneSubjectIsNoProofForAnother(Chromium chromium) {
        var email = "zoe@crook.example";
        var zoe = unproved(email);
        crooks.says("zoe", Map.of("email", email, "email_verified", false));
        crooks.says("eve", Map.of("email", email, "email_verified", false));
        try (var hers = chromium.open();
                var eves = chromium.open();
                var anywhere = chromium.open()) {
            signsIn(hers, "crook", "zoe").locator("#linkAccount").click();
            var proof = mail.mailbox(email).newest().link().toString();
            var eve = signsIn(eves, "crook", "eve");
            eve.locator("#linkAccount").click();
            eve.waitForLoadState();

            var opened = anywhere.newPage();
            opened.navigate(proof);
            opened.locator("#kc-info-message a").click();
            opened.waitForLoadState();
            eve.reload();
            isNotSignedIn(eve);
            isNotSignedIn(signsIn(eves, "crook", "eve"));
        }

        assertThat(links(zoe))
                .extracting(FederatedIdentityRepresentation::getUserId)
                .doesNotContain("eve");
        forget(zoe);
    }

    @Test
    void providerOfAnotherOrganizationOpensNothing_withAnAddressOfItsOwn(TestBrowser browser) {
        crooks.says("stranger", Map.of("email", "stranger@crook.example", "email_verified", true));

        var page = signsIn(browser, "firm", "stranger");

        isRefused(page, "stranger@crook.example");
    }

    @Test
    void memberOfTheFirmWhoIsKnownToAnotherProviderDoesNotEnterTheFirmByIt(TestBrowser browser) {
        crooks.says("double", Map.of("email", "double@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "double"));
        var user = person("double@crook.example").getId();
        platform.addsMember(firm, user);
        platform.api()
                .put("/organizations/" + crook + "/domains/crook.example", Map.of("policyEnabled", false))
                .orFail();

        var page = signsIn(browser, "firm", "double");

        LoginPage.in(page).refuses();
        isNotSignedIn(page);
        forget(user);
    }

    @Test
    void providerThatIsSwitchedOffMeanwhileOpensNothing(TestBrowser browser) {
        opensNothingOnceChanged(browser, "late", provider -> provider.setEnabled(false));
    }

    @Test
    void providerThatMayOnlyBeLinkedOpensNothing(TestBrowser browser) {
        opensNothingOnceChanged(browser, "linker", provider -> provider.setLinkOnly(true));
    }

    @Test
    void answerThatNobodyAskedForOpensNothing(TestBrowser browser) {
        crooksOverSaml.employs("unasked@crook.example", PASSWORD);

        var page = browser.newPage();
        page.navigate(crooksOverSaml.unaskedLoginUrl());
        signsInAtHome(page, "unasked@crook.example");

        isRefused(page, "unasked@crook.example");
    }

    @Test
    void answerThatNobodyAskedForIsGuarded_whereAnApplicationTakesThem(TestBrowser browser) {
        crooksOverSaml.employs("unasked-boss@firm.example", PASSWORD);
        crooksOverSaml.answersUnaskedFor(SAML_APPLICATION);
        try {
            var page = browser.newPage();
            page.navigate(crooksOverSaml.unaskedLoginUrl());
            signsInAtHome(page, "unasked-boss@firm.example");

            isRefused(page, "unasked-boss@firm.example");
        } finally {
            crooksOverSaml.answersUnaskedForNobody();
        }
    }

    @Test
    void samlProviderSpeaksForItsOwnDomainsOnly(TestBrowser browser) {
        crooksOverSaml.employs("saml-boss@firm.example", PASSWORD);
        crooksOverSaml.employs("honest@crook.example", PASSWORD);

        var lie = asks(browser, "crook", "crook-saml");
        signsInAtHome(lie, "saml-boss@firm.example");
        isRefused(lie, "saml-boss@firm.example");

        browser.forgetEverybody();
        var page = asks(browser, "crook", "crook-saml");
        signsInAtHome(page, "honest@crook.example");
        assertThat(backend.organization(booking.finish(page))).isEqualTo("crook");
        forget(person("honest@crook.example").getId());
    }

    @Test
    void guestWhoHasNotFollowedTheMailHasNoAccount(TestBrowser browser) {
        var guest = "guest@elsewhere.example";
        var invitation = platform.invites(crook, guest);
        crooks.says("guest", Map.of("email", guest, "email_verified", true));

        var page = signsIn(browser, "crook", "guest");

        isRefused(page, guest);
        assertThat(platform.api()
                        .get("/organizations/" + crook + "/invitations/" + invitation)
                        .orFail()
                        .get("status")
                        .asText())
                .isEqualTo("pending");
    }

    @Test
    void addressThatTheProviderHasNotVerifiedIsProvedBeforeItMakesAMember(TestBrowser browser) {
        var email = "hasty@crook.example";
        crooks.says("hasty", Map.of("email", email, "email_verified", false));

        var page = signsIn(browser, "crook", "hasty");

        isNotSignedIn(page);
        var user = person(email).getId();
        assertThat(isMember(crook, user)).isFalse();

        var again = signsIn(browser, "crook", "hasty");
        again.navigate(mail.mailbox(email).newest().link().toString());
        booking.finish(again);
        assertThat(isMember(crook, user)).isTrue();
        forget(user);
    }

    @Test
    void ownProviderMakesMembersWithDefaultRoles_whereItIsToldTo(TestBrowser browser) {
        crooks.says("fresh", Map.of("email", "fresh@crook.example", "email_verified", true));

        var tokens = booking.finish(signsIn(browser, "crook", "fresh"));

        assertThat(backend.organization(tokens)).isEqualTo("crook");
        assertThat(backend.roles(tokens)).containsExactly("viewer");
        var user = person("fresh@crook.example").getId();
        assertThat(realm.admin()
                        .organizations()
                        .get(crook)
                        .members()
                        .member(user)
                        .toRepresentation()
                        .getMembershipType()
                        .name())
                .isEqualTo("UNMANAGED");
        forget(user);
    }

    @Test
    void ownProviderMakesNoMembers_whereItIsToldNotTo(TestBrowser browser) {
        platform.sets(crook, "just-in-time", "false");
        try {
            crooks.says("unknown", Map.of("email", "unknown@crook.example", "email_verified", true));

            var page = signsIn(browser, "crook", "unknown");

            LoginPage.in(page).refuses();
            assertThat(page.locator("#kc-error-message").innerText()).contains("has not been set up");
            isNotSignedIn(page);
            for (var user : realm.admin().users().searchByEmail("unknown@crook.example", true)) {
                assertThat(isMember(crook, user.getId())).isFalse();
                forget(user.getId());
            }
        } finally {
            platform.sets(crook, "just-in-time", "true");
        }
    }

    private void opensNothingOnceChanged(
            TestBrowser browser, String subject, Consumer<IdentityProviderRepresentation> change) {
        var email = subject + "@crook.example";
        crooks.says(subject, Map.of("email", email, "email_verified", true));
        var page = asks(browser, "crook", "crook-sso");
        var registration = realm.admin().identityProviders().get("crook-sso");
        var before = registration.toRepresentation();
        var after = registration.toRepresentation();
        change.accept(after);
        registration.update(after);
        try {
            crooks.signsIn(page, subject);

            isRefused(page, email);
        } finally {
            registration.update(before);
        }
    }

    private Page signsIn(TestBrowser browser, String alias, String subject) {
        var page = asks(browser, alias, "crook-sso");
        crooks.signsIn(page, subject);
        return page;
    }

    /** By the hint of an application, which names a provider whether or not it is one of the organization's. */
    private Page asks(TestBrowser browser, String alias, String provider) {
        browser.forgetEverybody();
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:" + alias) + "&kc_idp_hint=" + provider);
        return page;
    }

    private static void signsInAtHome(Page page, String email) {
        page.locator("#username").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.locator("[type=submit]").first().click();
        page.waitForLoadState();
    }

    private void isRefused(Page page, String email) {
        LoginPage.in(page).refuses();
        assertThat(realm.admin().users().searchByEmail(email, true)).isEmpty();
        assertThat(realm.admin().users().searchByUsername(email, true)).isEmpty();
        isNotSignedIn(page);
    }

    private void isNotSignedIn(Page page) {
        page.navigate(booking.silentLoginUrl("openid"));
        assertThat(booking.refusal(page)).isEqualTo("login_required");
    }

    private List<FederatedIdentityRepresentation> links(String user) {
        return realm.admin().users().get(user).getFederatedIdentity();
    }

    private List<UserRepresentation> linked(String subject) {
        return realm.admin().users().list(0, 1000).stream()
                .filter(user -> links(user.getId()).stream()
                        .anyMatch(link -> link.getUserId().equals(subject)))
                .toList();
    }

    private UserRepresentation person(String email) {
        return realm.admin().users().searchByEmail(email, true).get(0);
    }

    /** What one test has made is not there for the next. */
    private void forget(String user) {
        realm.admin().users().delete(user).close();
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias, alias);
        var viewers = platform.definesRoleGroup(booking, alias + " viewers", "viewer");
        platform.grants(id, booking);
        platform.grantsRoleGroup(id, viewers, false);
        platform.api()
                .put(
                        "/organizations/" + id + "/applications/" + booking.id(realm.admin()),
                        Map.of("defaultRoles", List.of("viewer")))
                .orFail();
        platform.api()
                .put("/organizations/" + id + "/domains/" + alias + ".example", Map.of("policyEnabled", false))
                .orFail();
        return id;
    }

    /** An application of another protocol, which takes answers that nobody has asked for. */
    private void takesUnaskedAnswers() {
        var client = new ClientRepresentation();
        client.setClientId(SAML_APPLICATION + "-" + UUID.randomUUID());
        client.setProtocol("saml");
        client.setRedirectUris(List.of(booking.callbackUrl()));
        client.setAttributes(Map.of(
                "saml_idp_initiated_sso_url_name",
                SAML_APPLICATION,
                "saml_assertion_consumer_url_post",
                booking.callbackUrl()));
        realm.admin().clients().create(client).close();
    }

    private boolean isMember(String organization, String user) {
        return platform.api()
                        .get("/organizations/" + organization + "/members/" + user)
                        .status()
                == 200;
    }

    /** Whoever has made the account may not be whom the address belongs to. */
    private String unproved(String email) {
        var id = realm.addsUser(email, PASSWORD);
        var account = realm.admin().users().get(id);
        var changed = account.toRepresentation();
        changed.setEmailVerified(false);
        account.update(changed);
        return id;
    }
}
