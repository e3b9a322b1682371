package io.keycloakb2b.jpa;

import io.keycloakb2b.audit.Activity;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts logins out of the audit log, by the index of an organization's events over time. An administrator who acts as
 * a person is not the person, and no login counts that was refused.
 */
final class LoginCounts {

    /** The first moment of an event's day, without a division: of integers, databases do not agree what that is. */
    private static final String DAY =
            "e.time - mod(e.time, " + Duration.ofDays(1).toMillis() + ")";

    private final Rows rows;

    LoginCounts(Rows rows) {
        this.rows = rows;
    }

    /** @param joins from organizations {@code o} */
    Activity activity(String joins, String where, Map<String, ?> parameters, Days days) {
        String logins = " from " + joins + " join B2bAuditEvent e on e.realmId = o.realmId and e.organizationId = o.id"
                + where + " and e.time >= :start and e.time < :end and e.action = :action and e.error is null"
                + " and e.impersonatorId is null";
        Map<String, Object> narrowed = new HashMap<>(parameters);
        narrowed.put("start", days.start().toEpochMilli());
        narrowed.put("end", days.end().toEpochMilli());
        narrowed.put("action", AuditEvent.LOGIN);
        List<Activity.Day> counted = rows
                .list(
                        "select " + DAY + ", count(e.id), count(distinct e.actorId)" + logins + " group by " + DAY,
                        Object[].class,
                        narrowed)
                .stream()
                .map(row -> new Activity.Day(day((Number) row[0]), (Long) row[1], (Long) row[2]))
                .toList();
        long people = counted.isEmpty()
                ? 0
                : rows.list("select count(distinct e.actorId)" + logins, Long.class, narrowed)
                        .get(0);
        return Activity.of(days, counted, people);
    }

    private static LocalDate day(Number start) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(start.longValue()), ZoneOffset.UTC);
    }
}
