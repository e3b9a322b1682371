package io.keycloakb2b.login;

import static io.keycloakb2b.login.Company.PASSWORD;

import io.keycloakb2b.login.TokenPath.Kind;
import io.keycloakb2b.testing.login.Visitor;
import java.util.List;
import java.util.Map;

/** Logins that begin elsewhere: by a link, by an administrator, over SAML. */
final class FurtherPaths {

    private FurtherPaths() {}

    static List<TokenPath> all() {
        return List.of(
                TokenPath.of("impersonation", Kind.SILENT, FurtherPaths::impersonation),
                TokenPath.of("reset password", Kind.BROWSER, company -> () -> resetPassword(company))
                        .covering("reset-credentials"),
                TokenPath.of("verify e-mail", Kind.BROWSER, company -> () -> verifyEmail(company))
                        .covering("verify-email"),
                TokenPath.of(
                                "unsolicited assertion",
                                Kind.ASSERTION,
                                company -> () -> Answer.ofAssertion(company, saml(company, visitor(company))))
                        .covering("saml"),
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
        if (visitor.page().contains("verify your email") || visitor.page().contains("Email verification")) {
            visitor.opens(mailbox.awaitMails(before + 1).get(before).link().toString());
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
