package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes what organizations wrote down about members. */
final class MemberAttributeRows {

    private static final String OF_ORGANIZATION = " a.realmId = :realm and a.organizationId = :org";

    private final Rows rows;

    MemberAttributeRows(Rows rows) {
        this.rows = rows;
    }

    /** By user; who has none is absent. As many users as a page has. */
    Map<String, Map<String, String>> of(OrganizationScope scope, Collection<String> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        List<Object[]> found = rows.list(
                "select a.userId, a.name, a.value from B2bMemberAttribute a where" + OF_ORGANIZATION
                        + " and a.userId in :users",
                Object[].class,
                with(scope, "users", users));
        Map<String, Map<String, String>> attributes = new HashMap<>();
        for (Object[] row : found) {
            attributes.computeIfAbsent((String) row[0], user -> new HashMap<>()).put((String) row[1], (String) row[2]);
        }
        return attributes;
    }

    void replace(OrganizationScope scope, UserId user, Map<String, String> attributes) {
        rows.execute(
                "delete from B2bMemberAttribute a where" + OF_ORGANIZATION + " and a.userId = :user",
                with(scope, "user", user.value()));
        attributes.forEach((name, value) ->
                rows.insert(new MemberAttributeEntity(scope, user, name, value), Checks::concurrentChange));
    }

    private static Map<String, Object> with(OrganizationScope scope, String name, Object value) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put(name, value);
        return parameters;
    }
}
