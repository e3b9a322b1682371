package io.keycloakb2b.audit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who signed in over some days.
 *
 * @param days each of them, the first one first
 * @param people who signed in on any of them, once each
 */
public record Activity(List<Day> days, long people) {

    public Activity {
        days = List.copyOf(days);
    }

    /**
     * @param logins how often somebody signed in
     * @param people who did, once each
     */
    public record Day(LocalDate day, long logins, long people) {}

    /** Of no day at all. */
    public static Activity none() {
        return new Activity(List.of(), 0);
    }

    /** @param counted the days on which somebody signed in, in whatever order */
    public static Activity of(Days days, Collection<Day> counted, long people) {
        Map<LocalDate, Day> byDay = counted.stream().collect(Collectors.toMap(Day::day, Function.identity()));
        return new Activity(
                days.each()
                        .map(day -> byDay.getOrDefault(day, new Day(day, 0, 0)))
                        .toList(),
                people);
    }

    public long logins() {
        return days.stream().mapToLong(Day::logins).sum();
    }
}
