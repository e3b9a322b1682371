package io.keycloakb2b.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.login.Refusals;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.Jwt;
import io.keycloakb2b.testing.oidc.TokenResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody gets in the end.
 *
 * @param word {@link #ENTERS}, the reason of a refusal, or what is asked
 */
record Answer(String word) {

    static final String ENTERS = "enters";

    /** A silent request is told no more than this. */
    static final String NOT_SILENTLY = "not silently";

    /** A SAML response that says no more than that. */
    static final String NO_ASSERTION = "no assertion";

    private static final List<String> SILENT = List.of("login_required", "interaction_required");

    /** What the fields of Keycloak's forms ask for. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "b2b-second-factor", "asks to enrol",
            "password", "asks for password",
            "otp", "asks for otp");

    static Answer of(Company company, TokenResponse response) {
        return response.granted()
                ? entered(company, response.claims())
                : refused(
                        response.error(),
                        response.body().path("error_description").asText());
    }

    /** A token, or what stands for one, is about the company whole or not at all. */
    static Answer entered(Company company, JsonNode claims) {
        var named = List.of(
                claims.path("org_id").asText().equals(company.organization()),
                claims.path("organization").toString().contains('"' + company.alias() + '"'),
                claims.at("/resource_access/booking/roles").toString().contains("viewer"));
        if (!named.contains(false)) {
            return new Answer(ENTERS);
        }
        return new Answer(named.contains(true) ? "enters in part: " + claims : "enters without organization");
    }

    /** The pack says its word in the description of Keycloak's code. */
    static Answer refused(String code, String description) {
        return new Answer(description.matches("[a-z]+(_[a-z]+)+") ? description : code);
    }

    static Answer of(Company company, Visitor visitor) {
        Map<String, String> brought = parameters(visitor.address());
        if (!visitor.page().isEmpty()) {
            return new Answer(asked(visitor.page()));
        }
        if (visitor.address().toString().startsWith(Company.PROVIDER)) {
            return new Answer("goes to the provider");
        }
        if (SILENT.contains(brought.getOrDefault("error", ""))) {
            return new Answer(NOT_SILENTLY);
        }
        if (brought.containsKey("error")) {
            return refused(brought.get("error"), brought.getOrDefault("error_description", ""));
        }
        if (brought.containsKey("access_token")) {
            return entered(company, Jwt.claims(brought.get("access_token")));
        }
        return of(company, company.scene().booking().redeem(brought.getOrDefault("code", "")));
    }

    /** A SAML response on its way through the browser, or a page in place of one. */
    static Answer ofAssertion(Company company, Visitor visitor) {
        var response = visitor.hidden("SAMLResponse");
        if (visitor.page().isEmpty()) {
            return of(company, visitor);
        }
        return response.isEmpty()
                ? new Answer(asked(visitor.page()))
                : ofAssertion(company, new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8));
    }

    static Answer ofAssertion(Company company, String response) {
        if (response.contains(">" + company.alias() + "<")) {
            return new Answer(ENTERS);
        }
        return new Answer(response.contains("AttributeStatement") ? "enters without organization" : NO_ASSERTION);
    }

    private static String asked(String page) {
        return Refusals.word(page)
                .or(() -> QUESTIONS.keySet().stream()
                        .filter(field -> page.contains("id=\"" + field + "\""))
                        .findFirst()
                        .map(QUESTIONS::get))
                .orElseGet(() -> "shows "
                        + page.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", "")
                                .replaceAll("\\s+", " "));
    }

    private static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Stream.of(address.getRawQuery(), address.getRawFragment())
                .flatMap(part -> Optional.ofNullable(part).stream())
                .flatMap(part -> Stream.of(part.split("&", -1)))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }
}
