package io.keycloakb2b.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keycloakb2b.organization.OrganizationException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActivityTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    @Property
    void everyDayComesOnceInOrder_andNothingThatWasCountedIsLostOrAdded(
            @ForAll @IntRange(max = 365) int back,
            @ForAll @Size(max = 40) Set<@IntRange(max = 365) Integer> busy,
            @ForAll long seed) {
        Days days = new Days(TODAY.minusDays(back), TODAY);
        List<Activity.Day> counted = new ArrayList<>(busy.stream()
                .filter(day -> day <= back)
                .map(day -> new Activity.Day(TODAY.minusDays(day), day + 2L, 1))
                .toList());
        Collections.shuffle(counted, new Random(seed));

        Activity activity = Activity.of(days, counted, counted.size());

        assertThat(activity.days())
                .hasSize(back + 1)
                .extracting(Activity.Day::day)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(activity.days()).filteredOn(day -> day.logins() > 0).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(activity.logins())
                .isEqualTo(counted.stream().mapToLong(Activity.Day::logins).sum());
    }

    @Property
    void daysThatAreKeptAndThoseThatAreNotMakeUpAll(
            @ForAll @IntRange(max = 365) int back, @ForAll @IntRange(min = -3, max = 400) int kept) {
        Days days = new Days(TODAY.minusDays(back), TODAY);
        LocalDate since = TODAY.minusDays(kept);

        long left =
                days.since(since).map(Days::each).stream().flatMap(each -> each).count();

        assertThat(left)
                .isEqualTo(days.each().filter(day -> !day.isBefore(since)).count());
    }

    @Test
    void daysEndTodayAndAreThirty_whereNothingElseIsSaid() {
        assertThat(days("", "")).isEqualTo(new Days(LocalDate.parse("2026-01-31"), TODAY));
        assertThat(days("", "2026-01-30")).returns(30L, days -> days.each().count());
        assertThat(days("2026-02-28", "")).returns(2L, days -> days.each().count());
        assertThat(days("2026-03-01", "2026-03-01"))
                .returns(1L, days -> days.each().count());
    }

    @Test
    void daysBeginAndEndAtMidnightOfUtc() {
        Days day = days("2026-02-28", "2026-02-28");

        assertThat(day.start()).isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
        assertThat(day.end()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aLeapYearIsTheLongest() {
        assertThat(new Days(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31")).each())
                .hasSize(366);
        refused("from", "2024-01-01", "2025-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "-999999999-01-01", "2026-03-02", "+999999999-12-31"})
    void daysThatNothingIsKnownOfAreRefusedByName(String day) {
        refused("from", day, "");
        refused("to", "", day);
    }

    @Test
    void daysRunForwards() {
        refused("from", "2026-02-02", "2026-02-01");
    }

    private static void refused(String field, String from, String to) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(() -> days(from, to))
                .returns(Optional.of(field), OrganizationException::field);
    }

    private static Days days(String from, String to) {
        return Days.of(day(from), day(to), TODAY);
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty()).map(LocalDate::parse);
    }
}
