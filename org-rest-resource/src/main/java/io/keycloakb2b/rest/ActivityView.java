package io.keycloakb2b.rest;

import io.keycloakb2b.audit.Activity;
import io.keycloakb2b.audit.Days;
import io.keycloakb2b.rest.openapi.About;
import java.time.LocalDate;
import java.util.List;

/**
 * Who signed in over some days.
 *
 * @param from the first day that was asked for
 * @param to the last day
 * @param keptFrom the first day that the audit log still holds as a whole
 * @param logins on the days below
 * @param people who signed in on any of the days below, once each
 * @param days of UTC, the first one first; those before {@code keptFrom} are left out, since nobody knows of them
 */
record ActivityView(
        @About(format = "date") String from,
        @About(format = "date") String to,
        @About(format = "date") String keptFrom,
        long logins,
        long people,
        List<Day> days) {

    /**
     * @param logins at applications, for the organization; one session may be several
     * @param people behind them, once each
     */
    record Day(@About(format = "date") String day, long logins, long people) {}

    static ActivityView of(Days days, LocalDate keptFrom, Activity activity) {
        return new ActivityView(
                days.from().toString(),
                days.to().toString(),
                keptFrom.toString(),
                activity.logins(),
                activity.people(),
                activity.days().stream()
                        .map(day -> new Day(day.day().toString(), day.logins(), day.people()))
                        .toList());
    }
}
