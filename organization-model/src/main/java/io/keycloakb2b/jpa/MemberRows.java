package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Everything that an organization keeps of one member. */
final class MemberRows {

    private final Rows rows;
    private final ApiKeyRows apiKeyRows;

    MemberRows(Rows rows, Clock clock) {
        this.rows = rows;
        this.apiKeyRows = new ApiKeyRows(rows, clock);
    }

    void remove(RealmId realm, OrganizationId organization, UserId user) {
        Map<String, Object> parameters =
                Map.of("realm", realm.value(), "org", organization.value(), "user", user.value());
        Set<DecisionSubject> person = Set.of(new DecisionSubject.Person(user));
        rows.execute(
                "delete from B2bAssignment a where a.realmId = :realm and a.organizationId = :org"
                        + " and a.principalKind = 'MEMBER' and a.principalId = :user",
                parameters,
                person);
        rows.execute(
                "delete from B2bMemberAttribute a where a.realmId = :realm and a.organizationId = :org"
                        + " and a.userId = :user",
                parameters);
        rows.execute(
                "delete from B2bRequest r where r.realmId = :realm and r.organizationId = :org"
                        + " and r.userId = :user",
                parameters);
        rows.execute(
                "delete from B2bMembership m where m.realmId = :realm and m.organizationId = :org"
                        + " and m.userId = :user",
                parameters,
                person);
        apiKeyRows.memberLeft(realm, organization, user);
    }
}
