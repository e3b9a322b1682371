package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes away audit events that have been kept for long enough. */
final class AuditRemoval {

    private final Rows rows;

    AuditRemoval(Rows rows) {
        this.rows = rows;
    }

    Set<OrganizationId> organizationsBefore(RealmId realm, Instant moment) {
        return rows
                .list(
                        "select distinct e.organizationId from B2bAuditEvent e where e.realmId = :realm"
                                + " and e.time < :before and e.organizationId is not null",
                        String.class,
                        Map.of("realm", realm.value(), "before", moment.toEpochMilli()))
                .stream()
                .map(OrganizationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Two statements, since databases do not agree on how to remove some rows of many. */
    int remove(RealmId realm, Optional<OrganizationId> organization, Instant before, int max) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", realm.value());
        parameters.put("before", before.toEpochMilli());
        organization.ifPresent(id -> parameters.put("org", id.value()));
        List<String> oldest = rows.list(
                "select e.id from B2bAuditEvent e where e.realmId = :realm and e.organizationId "
                        + (organization.isPresent() ? "= :org" : "is null")
                        + " and e.time < :before order by e.time, e.id",
                String.class,
                parameters,
                max);
        if (!oldest.isEmpty()) {
            rows.execute(
                    "delete from B2bAuditEvent e where e.realmId = :realm and e.id in :ids",
                    Map.of("realm", realm.value(), "ids", oldest));
        }
        return oldest.size();
    }
}
