package io.keycloakb2b.login;

import static io.keycloakb2b.login.Company.PASSWORD;

import io.keycloakb2b.login.TokenPath.Kind;
import io.keycloakb2b.testing.login.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Logins that begin elsewhere: by a link, by an administrator, over SAML. */
final class FurtherPaths {

    /** The way through an identity provider of the realm, which an application hints at. */
    static final String BY_PROVIDER = "identity provider";

    private FurtherPaths() {}

    static List<TokenPath> all() {
        return List.of(
                TokenPath.of("impersonation", Kind.SILENT, FurtherPaths::impersonation),
                TokenPath.of(BY_PROVIDER, Kind.BROWSER, company -> {
                    company.scene().partner().knows(company.person(), company.email(), PASSWORD);
                    return () -> Answer.of(
                            company,
                            visitor(company)
                                    .opens(Paths.booking(company).loginUrl(company.scope())
                                            + "&kc_idp_hint="
                                            + Scene.PARTNER)
                                    .signsIn(company.email(), PASSWORD));
                }),
                TokenPath.of("account linking", Kind.BROWSER, company -> {
                    var visitor = Paths.signedIn(company);
                    return () -> linking(company, visitor);
                }),
                TokenPath.of("reset password", Kind.BROWSER, company -> () -> resetPassword(company))
                        .covering("reset-credentials"),
                TokenPath.of("verify e-mail", Kind.BROWSER, company -> () -> verifyEmail(company))
                        .covering("verify-email"),
                TokenPath.of(
                                "unsolicited assertion",
                                Kind.ASSERTION,
                                company -> () -> Answer.ofAssertion(company, saml(company, visitor(company))))
                        .covering("saml"),
                TokenPath.of("assertion in an envelope", Kind.ENVELOPE, company -> () -> enveloped(company)),
                TokenPath.of("assertion for an existing session", Kind.ASSERTION, company -> {
                    var visitor = Paths.signedIn(company);
                    return () -> Answer.ofAssertion(company, saml(company, visitor));
                }));
    }

    private static TokenPath.End impersonation(Company company) {
        var realm = company.scene().realm();
        var visitor = visitor(company);
        visitor.posts(
                company.scene()
                        .keycloak()
                        .baseUrl()
                        .resolve("/admin/realms/" + realm.name() + "/users/" + company.person() + "/impersonation"),
                Map.of(),
                Map.of("Authorization", "Bearer " + realm.adminToken()));
        return () -> Answer.of(company, visitor.opens(Paths.booking(company).silentLoginUrl(company.scope())));
    }

    /** The account that is known by then, linked once more. */
    private static Answer linking(Company company, Visitor visitor) {
        visitor.opens(Paths.booking(company).loginUrl(company.scope()) + "&kc_action=idp_link:" + Scene.PARTNER)
                .signsIn(company.email(), PASSWORD);
        if (visitor.shows("continue")) {
            visitor.submits(Map.of("continue", "Continue")).signsIn(company.email(), PASSWORD);
        }
        return Answer.of(company, visitor);
    }

    /** The enhanced client of SAML 2.0 (profiles, section 4.2), which shows its user's password beside the request. */
    private static Answer enveloped(Company company) {
        var request =
                """
                <S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0"
                  IssueInstant="%s" AssertionConsumerServiceURL="http://127.0.0.1/acs">
                <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">urn:example:booking</saml:Issuer>
                </samlp:AuthnRequest></S:Body></S:Envelope>"""
                        .formatted(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        var password =
                Base64.getEncoder().encodeToString((company.email() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try {
            return Answer.ofAssertion(
                    company,
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(Paths.url(company, "/protocol/saml"))
                                            .header("Content-Type", "text/xml")
                                            .header("Authorization", "Basic " + password)
                                            .POST(HttpRequest.BodyPublishers.ofString(request))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer resetPassword(Company company) {
        var visitor = visitor(company).opens(Paths.booking(company).loginUrl(company.scope()));
        if (visitor.shows("username")) {
            visitor.submits(Map.of("username", company.email()));
        }
        if (!visitor.shows("password")) {
            return Answer.of(company, visitor);
        }
        var mailbox = company.scene().mail().mailbox(company.email());
        var before = mailbox.mails().size();
        visitor.clicks("reset-credentials").submits(Map.of("username", company.email()));
        var link = mailbox.awaitMails(before + 1).get(before).link();
        visitor.opens(link.toString());
        if (visitor.shows("password-new")) {
            visitor.submits(Map.of("password-new", PASSWORD, "password-confirm", PASSWORD));
        }
        return Answer.of(company, visitor);
    }

    private static Answer verifyEmail(Company company) {
        var user = company.scene().realm().admin().users().get(company.person());
        var representation = user.toRepresentation();
        representation.setEmailVerified(false);
        representation.setRequiredActions(List.of("VERIFY_EMAIL"));
        user.update(representation);
        var mailbox = company.scene().mail().mailbox(company.email());
        var before = mailbox.mails().size();
        var visitor = visitor(company)
                .opens(Paths.booking(company).loginUrl(company.scope()))
                .signsIn(company.email(), PASSWORD);
        var mails = mailbox.mails();
        if (mails.size() > before) {
            visitor.opens(mails.get(before).link().toString());
        }
        representation.setEmailVerified(true);
        representation.setRequiredActions(List.of());
        user.update(representation);
        return Answer.of(company, visitor);
    }

    private static Visitor saml(Company company, Visitor visitor) {
        return visitor.opens(Paths.url(company, "/protocol/saml/clients/" + Scene.SAML_NAME)
                        .toString())
                .signsIn(company.email(), PASSWORD);
    }

    private static Visitor visitor(Company company) {
        return Paths.visitor(company);
    }
}
