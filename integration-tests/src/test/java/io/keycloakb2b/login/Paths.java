package io.keycloakb2b.login;

import static io.keycloakb2b.login.Company.PASSWORD;

import io.keycloakb2b.login.TokenPath.Kind;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All ways to a token for an organization. */
final class Paths {

    private Paths() {}

    static List<TokenPath> all() {
        return Stream.of(withoutPages(), continuing(), inBrowsers(), FurtherPaths.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TokenPath> withoutPages() {
        return List.of(
                TokenPath.of("password grant", Kind.DIRECT, company -> () -> Answer.of(company, password(company)))
                        .covering("password"),
                TokenPath.of("back-channel authentication", Kind.DIRECT, Paths::backChannel)
                        .covering("urn:openid:params:grant-type:ciba"),
                TokenPath.of("client credentials", Kind.SERVICE, company -> () -> machine(company))
                        .covering("client_credentials"),
                TokenPath.of("assertion of a provider", Kind.DIRECT, company -> {
                            company.scene().authority().vouchesFor(company);
                            return () -> Answer.of(
                                    company, company.scene().authority().grant(company));
                        })
                        .covering(Authority.GRANT),
                TokenPath.of("token exchange", Kind.REDEEMED, company -> {
                            var personal = booking(company).passwordGrant(company.email(), PASSWORD, "openid");
                            return () -> Answer.of(company, exchange(company, personal));
                        })
                        .covering("urn:ietf:params:oauth:grant-type:token-exchange"),
                TokenPath.of("token exchange of the organization's own", Kind.REDEEMED, company -> {
                    var own = password(company);
                    return () -> Answer.of(company, exchange(company, own));
                }),
                TokenPath.of("permission ticket", Kind.REDEEMED, company -> {
                            var own = password(company);
                            return () -> Answer.of(
                                    company,
                                    booking(company)
                                            .grant(
                                                    "urn:ietf:params:oauth:grant-type:uma-ticket",
                                                    Map.of("audience", "booking", "subject_token", own.accessToken())));
                        })
                        .covering("urn:ietf:params:oauth:grant-type:uma-ticket"));
    }

    private static List<TokenPath> continuing() {
        return List.of(
                TokenPath.of("refresh", Kind.CONTINUED, company -> {
                            var tokens = password(company);
                            return () -> Answer.of(company, booking(company).refresh(tokens));
                        })
                        .covering("refresh_token"),
                TokenPath.of("offline token", Kind.CONTINUED, company -> {
                    var tokens = booking(company)
                            .passwordGrant(company.email(), PASSWORD, company.scope() + " offline_access");
                    return () -> Answer.of(company, booking(company).refresh(tokens));
                }),
                TokenPath.of("user info", Kind.INQUIRY, company -> {
                    var tokens = password(company);
                    return () -> {
                        var answer = booking(company).userInfo(tokens);
                        return answer.granted()
                                ? Answer.entered(company, Inquiry.withRoles(answer.body()))
                                : new Answer(answer.status() == 401 ? Inquiry.INACTIVE : "status " + answer.status());
                    };
                }),
                TokenPath.of("introspection", Kind.INQUIRY, company -> {
                    var tokens = password(company);
                    return () -> Inquiry.about(company, tokens.accessToken(), "access_token");
                }),
                TokenPath.of("introspection of a refresh token", Kind.INQUIRY, company -> {
                    var tokens = password(company);
                    return () -> Inquiry.about(company, tokens.refreshToken(), "refresh_token");
                }),
                TokenPath.of("introspection as a permission token", Kind.INQUIRY, company -> {
                    var tokens = password(company);
                    return () -> Inquiry.about(company, tokens.accessToken(), "requesting_party_token");
                }));
    }

    private static List<TokenPath> inBrowsers() {
        return List.of(
                TokenPath.of("login", Kind.BROWSER, company -> () -> login(company, visitor(company), "code")),
                TokenPath.of("code", Kind.REDEEMED, company -> {
                            var visitor = visitor(company);
                            visitor.opens(booking(company).loginUrl(company.scope()))
                                    .signsIn(company.email(), PASSWORD);
                            return () -> Answer.of(company, visitor);
                        })
                        .covering("authorization_code", "openid-connect"),
                TokenPath.of(
                        "implicit flow",
                        Kind.BROWSER,
                        company -> () -> login(company, visitor(company), "id_token token")),
                TokenPath.of(
                        "hybrid flow",
                        Kind.BROWSER,
                        company -> () -> login(company, visitor(company), "code id_token token")),
                TokenPath.of("session of another client", Kind.BROWSER, company -> {
                    var visitor = signedIn(company);
                    return () -> login(company, visitor, "code");
                }),
                TokenPath.of("silent login", Kind.SILENT, company -> {
                    var visitor = signedIn(company);
                    return () ->
                            Answer.of(company, visitor.opens(booking(company).silentLoginUrl(company.scope())));
                }),
                TokenPath.of("device", Kind.BROWSER, company -> () -> {
                            var device = device(company, company.scope());
                            var visitor = verified(company, device);
                            return visitor.address().getPath().endsWith("/device/status")
                                    ? Answer.of(company, poll(company, device))
                                    : Answer.of(company, visitor);
                        })
                        .covering("urn:ietf:params:oauth:grant-type:device_code"),
                TokenPath.of("device that was let in before", Kind.REDEEMED, company -> {
                    var device = device(company, company.scope());
                    verified(company, device);
                    return () -> Answer.of(company, poll(company, device));
                }));
    }

    static TestApplication booking(Company company) {
        return company.scene().booking();
    }

    static Visitor visitor(Company company) {
        return company.scene().visitor();
    }

    static TokenResponse password(Company company) {
        return booking(company).passwordGrant(company.email(), PASSWORD, company.scope());
    }

    static Visitor signedIn(Company company) {
        return visitor(company)
                .opens(company.scene().plain().loginUrl("openid"))
                .signsIn(company.email(), PASSWORD);
    }

    static Answer login(Company company, Visitor visitor, String responseType) {
        var url = booking(company)
                .loginUrl(company.scope())
                .replace("response_type=code", "response_type=" + responseType.replace(" ", "+"));
        return Answer.of(company, visitor.opens(url + "&nonce=n").signsIn(company.email(), PASSWORD));
    }

    private static TokenResponse exchange(Company company, TokenResponse subject) {
        return booking(company)
                .grant(
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        Map.of(
                                "subject_token",
                                subject.accessToken(),
                                "subject_token_type",
                                "urn:ietf:params:oauth:token-type:access_token",
                                "scope",
                                company.scope()));
    }

    private static Answer machine(Company company) {
        var answer = company.scene().machine().grant("client_credentials", Map.of("scope", company.scope()));
        return answer.granted()
                ? Answer.entered(company, Inquiry.withRoles(answer.claims()))
                : Answer.of(company, answer);
    }

    private static TokenPath.End backChannel(Company company) {
        return () -> {
            var request = booking(company)
                    .call("/ext/ciba/auth", Map.of("scope", company.scope(), "login_hint", company.email()));
            if (!request.granted()) {
                return Answer.of(company, request);
            }
            company.scene().devices().approves(company.scene().realm().url(), company.email());
            return Answer.of(
                    company,
                    booking(company)
                            .grant(
                                    "urn:openid:params:grant-type:ciba",
                                    Map.of(
                                            "auth_req_id",
                                            request.body().get("auth_req_id").asText())));
        };
    }

    static TokenResponse device(Company company, String scope) {
        return booking(company).call("/auth/device", Map.of("scope", scope));
    }

    /** The person signs in for the device and agrees to it. */
    static Visitor verified(Company company, TokenResponse device) {
        var visitor = visitor(company)
                .opens(device.body().get("verification_uri_complete").asText())
                .signsIn(company.email(), PASSWORD);
        return visitor.shows("accept") ? visitor.submits(Map.of("accept", "Yes")) : visitor;
    }

    static TokenResponse poll(Company company, TokenResponse device) {
        return booking(company)
                .grant(
                        "urn:ietf:params:oauth:grant-type:device_code",
                        Map.of("device_code", device.body().get("device_code").asText()));
    }

    static URI url(Company company, String path) {
        return URI.create(company.scene().realm().url() + path);
    }
}
