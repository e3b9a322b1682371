package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that would do something if only it were allowed.
 *
 * @param query with its question mark; empty for none
 * @param body null for none; texts may hold parameters in braces, as the path does
 */
record Attempt(Endpoint endpoint, String query, @Nullable Map<String, Object> body) {

    /** Every endpoint has to be here: see the test that compares. */
    static List<Attempt> all() {
        return Stream.of(
                        Stream.of(
                                attempt(Root.ORGANIZATION, "GET", "/me", "", null),
                                attempt(Root.PLATFORM, "GET", "/setup", "", null),
                                attempt(Root.PLATFORM, "POST", "/setup", "", Map.of()),
                                attempt(Root.PLATFORM, "GET", "/applications", "", null),
                                attempt(Root.PLATFORM, "GET", "/applications/{client}", "", null),
                                attempt(
                                        Root.PLATFORM,
                                        "PUT",
                                        "/applications/{client}",
                                        "",
                                        Map.of("organizations", "deny")),
                                attempt(Root.PLATFORM, "DELETE", "/applications/{client}", "", null),
                                attempt(Root.PLATFORM, "GET", "/applications/{client}/role-groups", "", null),
                                attempt(
                                        Root.PLATFORM,
                                        "POST",
                                        "/applications/{client}/role-groups",
                                        "",
                                        Map.of("name", "More", "appRoles", List.of("approver"))),
                                attempt(
                                        Root.PLATFORM,
                                        "GET",
                                        "/applications/{client}/role-groups/{roleGroup}",
                                        "",
                                        null),
                                attempt(
                                        Root.PLATFORM,
                                        "PUT",
                                        "/applications/{client}/role-groups/{roleGroup}",
                                        "",
                                        Map.of("name", "Other", "appRoles", List.of("approver"))),
                                attempt(
                                        Root.PLATFORM,
                                        "DELETE",
                                        "/applications/{client}/role-groups/{roleGroup}",
                                        "",
                                        null)),
                        SwitchAttempts.ofMembers(),
                        AuditAttempts.ofThePlatform(),
                        RelationAttempts.ofThePlatform(),
                        RoleAttempts.ofThePlatform(),
                        HierarchyAttempts.ofThePlatform(),
                        atEachRoot(Attempt::ofOrganizations),
                        atEachRoot(PeopleAttempts::of),
                        atEachRoot(AuditAttempts::of),
                        atEachRoot(RoleAttempts::of),
                        atEachRoot(BrandingAttempts::of),
                        atEachRoot(InvitationAttempts::of),
                        atEachRoot(ApiKeyAttempts::of),
                        atEachRoot(RelationAttempts::of),
                        atEachRoot(HierarchyAttempts::of),
                        atEachRoot(TeamAttempts::of))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Attempt> atEachRoot(Function<Root, Stream<Attempt>> attempts) {
        return Stream.of(Root.values()).flatMap(attempts);
    }

    /** Attempts whose address names an organization. */
    static List<Attempt> atOrganizations(Root root) {
        return all().stream()
                .filter(attempt -> attempt.endpoint.root() == root)
                .filter(attempt -> attempt.endpoint.path().contains("{organization}"))
                .toList();
    }

    ApiAnswer by(Api api, Map<String, String> parameters) {
        return api.call(
                endpoint.verb(),
                filled(endpoint.path(), parameters) + filled(query, parameters),
                body == null ? null : filled(body, parameters));
    }

    /** The same with another body, which need not be JSON. */
    ApiAnswer by(Api api, Map<String, String> parameters, String text) {
        return api.callWithText(endpoint.verb(), filled(endpoint.path(), parameters) + filled(query, parameters), text);
    }

    private static Stream<Attempt> ofOrganizations(Root root) {
        String organization = "/organizations/{organization}";
        String member = organization + "/members/{user}";
        String roles = member + "/roles";
        return Stream.of(
                attempt(root, "GET", "/organizations", "", null),
                attempt(
                        root,
                        "POST",
                        "/organizations",
                        "",
                        Map.of("name", "Intruder", "alias", "intruder", "parent", "{organization}")),
                attempt(root, "GET", organization, "", null),
                attempt(root, "PATCH", organization, "", Map.of("name", "Taken over")),
                attempt(root, "DELETE", organization, "", null),
                attempt(root, "GET", organization + "/children", "", null),
                attempt(root, "POST", organization + "/children", "", Map.of("name", "Intruder", "alias", "intruder")),
                attempt(root, "GET", organization + "/applications", "", null),
                attempt(root, "PUT", organization + "/applications/{client}", "", Map.of("status", "suspended")),
                attempt(root, "DELETE", organization + "/applications/{client}", "", null),
                attempt(root, "GET", organization + "/role-groups", "", null),
                attempt(root, "PUT", organization + "/role-groups/{roleGroup}", "", Map.of("exposedToChildren", false)),
                attempt(root, "DELETE", organization + "/role-groups/{roleGroup}", "", null),
                attempt(root, "GET", organization + "/members", "", null),
                attempt(root, "POST", organization + "/members", "", Map.of("userId", "{caller}")),
                attempt(root, "GET", organization + "/members/count", "", null),
                attempt(root, "GET", member, "", null),
                attempt(root, "PATCH", member, "", Map.of("status", "suspended")),
                attempt(root, "DELETE", member, "", null),
                attempt(root, "GET", roles, "", null),
                attempt(root, "POST", roles, "", Map.of("organizationRole", "owner")),
                attempt(root, "PUT", roles, "", Map.of("roles", List.of())),
                attempt(root, "DELETE", roles, "?application=booking&appRole=booking-agent", null),
                attempt(root, "GET", organization + "/settings", "", null),
                attempt(root, "PATCH", organization + "/settings", "", Map.of("mfa", Map.of("value", "required"))),
                attempt(root, "GET", organization + "/domains", "", null),
                attempt(root, "GET", organization + "/host", "", null),
                attempt(root, "PUT", organization + "/host", "", Map.of("host", "taken.example")),
                attempt(root, "DELETE", organization + "/host", "", null),
                attempt(root, "GET", organization + "/domains/{domain}", "", null),
                attempt(root, "PUT", organization + "/domains/{domain}", "", Map.of("policyEnabled", false)),
                attempt(root, "DELETE", organization + "/domains/{domain}", "", null),
                attempt(root, "DELETE", organization + "/sessions", "", null));
    }

    static Attempt attempt(Root root, String verb, String path, String query, @Nullable Map<String, Object> body) {
        return new Attempt(new Endpoint(root, verb, path), query, body);
    }

    static String filled(String text, Map<String, String> parameters) {
        String filled = text;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }

    private static Map<String, Object> filled(Map<String, Object> body, Map<String, String> parameters) {
        return body.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> filledValue(entry.getValue(), parameters)));
    }

    @SuppressWarnings("unchecked")
    private static Object filledValue(Object value, Map<String, String> parameters) {
        if (value instanceof Map<?, ?> inner) {
            return filled((Map<String, Object>) inner, parameters);
        }
        return value instanceof String text ? filled(text, parameters) : value;
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
