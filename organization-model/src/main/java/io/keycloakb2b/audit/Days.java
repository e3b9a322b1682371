package io.keycloakb2b.audit;

import io.keycloakb2b.organization.OrganizationError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Whole days of UTC, the first and the last included. */
public record Days(LocalDate from, LocalDate to) {

    /** Most days at once: a leap year. */
    public static final int MAX = 366;
    /** How many there are where the first is not said. */
    public static final int DEFAULT = 30;

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} on {@code from} */
    public Days {
        if (from.isAfter(to)) {
            throw OrganizationError.INVALID_VALUE.on(
                    "from", "must not lie after to, which is today where it is absent");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MAX) {
            throw OrganizationError.INVALID_VALUE.on("from", "must leave at most " + MAX + " days up to to");
        }
    }

    /**
     * The days that a request names, which end today and are {@value #DEFAULT} where it does not say otherwise. Of days
     * to come there is nothing to tell.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the end
     */
    public static Days of(Optional<LocalDate> from, Optional<LocalDate> to, LocalDate today) {
        from.ifPresent(day -> requireKnown("from", day, today));
        to.ifPresent(day -> requireKnown("to", day, today));
        LocalDate last = to.orElse(today);
        return new Days(from.orElseGet(() -> last.minusDays(DEFAULT - 1)), last);
    }

    /** Those of them that do not lie before a day; empty where all do. */
    public Optional<Days> since(LocalDate day) {
        if (to.isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(from.isBefore(day) ? new Days(day, to) : this);
    }

    /** The first moment. */
    public Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment that is too late. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public Stream<LocalDate> each() {
        return from.datesUntil(to.plusDays(1));
    }

    private static void requireKnown(String field, LocalDate day, LocalDate today) {
        if (day.isBefore(LocalDate.EPOCH) || day.isAfter(today)) {
            throw OrganizationError.INVALID_VALUE.on(field, "must lie from 1970-01-01 to today in UTC");
        }
    }
}
