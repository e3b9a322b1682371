package io.keycloakb2b.login;

import io.keycloakb2b.login.TokenPath.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What happens to a company, and what everybody is told from then on. */
record Circumstance(String name, Consumer<Company> happening, Expected expected) {

    static List<Circumstance> all() {
        return List.of(
                new Circumstance("member", company -> {}, Expected.always(Answer.ENTERS)),
                new Circumstance(
                        "not a member",
                        Company::dismisses,
                        Expected.always("not_a_member")
                                .but(Kind.ASSERTION, "org_required")
                                // Keycloak's own words, which come first
                                .but(Kind.CONTINUED, "invalid_grant")
                                .but("back-channel authentication", "invalid_scope")),
                new Circumstance(
                        "suspended member",
                        company -> company.patch("/members/" + company.person(), Map.of("status", "suspended")),
                        Expected.always("member_suspended")
                                .but(Kind.SERVICE, Answer.ENTERS)
                                .but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "suspended organization",
                        company -> company.patch("", Map.of("status", "suspended")),
                        Expected.always("org_unavailable").but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "suspended ancestor",
                        company -> company.patchHead(Map.of("status", "suspended")),
                        Expected.always("org_unavailable").but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "application not granted",
                        company -> company.scene().withdraws(company.organization()),
                        Expected.always("app_not_available").but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "application suspended",
                        company -> company.scene().suspends(company.organization()),
                        Expected.always("app_not_available").but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "application suspended above",
                        company -> company.scene().suspends(company.head()),
                        Expected.always("app_not_available").but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "deleted organization",
                        company -> company.scene()
                                .platform()
                                .api()
                                .delete(company.at(""))
                                .orFail(),
                        Expected.always("org_unavailable").but(Kind.ASSERTION, "org_required")),
                new Circumstance(
                        "single sign on required",
                        company -> company.scene().platform().sets(company.organization(), "sso-required", "true"),
                        Expected.always("method_not_allowed")
                                .but(Kind.CONTINUED, Answer.ENTERS)
                                .but(Kind.SERVICE, Answer.ENTERS)
                                .but(Kind.SILENT, Answer.NOT_SILENTLY)
                                .but(Kind.BROWSER, "goes to the provider")
                                .but(FurtherPaths.BY_PROVIDER, "method_not_allowed")
                                .but(Kind.ASSERTION, "goes to the provider")),
                new Circumstance(
                        "second factor required",
                        company -> company.scene().platform().sets(company.organization(), "mfa", "required"),
                        Expected.always("mfa_required")
                                .but(Kind.CONTINUED, Answer.ENTERS)
                                .but(Kind.SERVICE, Answer.ENTERS)
                                .but(Kind.SILENT, Answer.NOT_SILENTLY)
                                .but(Kind.BROWSER, "asks to enrol")
                                .but(Kind.ASSERTION, "asks to enrol")),
                new Circumstance(
                        "sessions ended",
                        company -> company.scene().platform().endsSessions(company.organization()),
                        Expected.always(Answer.ENTERS)
                                .but(Kind.REDEEMED, "session_ended")
                                .but(Kind.SILENT, Answer.NOT_SILENTLY)
                                .but(Kind.CONTINUED, "session_ended")),
                new Circumstance(
                        "no role",
                        company -> company.scene()
                                .platform()
                                .api()
                                .delete(company.at(
                                        "/members/" + company.person() + "/roles?application=booking&appRole=viewer"))
                                .orFail(),
                        Expected.always("no_role")
                                .but(Kind.SERVICE, Answer.ENTERS)
                                .but(Kind.ENVELOPE, Answer.ENTERS)
                                .but(Kind.ASSERTION, Answer.ENTERS)));
    }

    void happensTo(Company company) {
        happening.accept(company);
    }

    String expected(TokenPath path) {
        return expected.of(path);
    }

    /**
     * The answer for every way.
     *
     * @param others by kind, or by the name of a way
     */
    record Expected(String usual, Map<Object, String> others) {

        /** A silent request is not told why not, nor is one without pages. */
        static Expected always(String word) {
            return word.equals(Answer.ENTERS)
                    ? new Expected(word, Map.of())
                    : new Expected(word, Map.of(Kind.SILENT, Answer.NOT_SILENTLY, Kind.ENVELOPE, Answer.NO_ASSERTION));
        }

        Expected but(Object way, String word) {
            Map<Object, String> more = new HashMap<>(others);
            more.put(way, word);
            return new Expected(usual, more);
        }

        String of(TokenPath path) {
            return path.kind() == Kind.INQUIRY
                    ? aboutATokenThat(of(Kind.CONTINUED))
                    : others.getOrDefault(path.name(), of(path.kind()));
        }

        private String of(Kind kind) {
            return others.getOrDefault(kind, usual);
        }

        /** Nor is an inquiry. */
        private static String aboutATokenThat(String goesOn) {
            return goesOn.equals(Answer.ENTERS) ? Answer.ENTERS : Inquiry.INACTIVE;
        }
    }
}
