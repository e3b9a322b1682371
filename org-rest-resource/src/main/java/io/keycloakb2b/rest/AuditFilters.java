package io.keycloakb2b.rest;

import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.AuditQuery.Outcome;
import io.keycloakb2b.organization.OrganizationError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What narrows a search in the audit log, as the request says it; an empty filter is none. */
record AuditFilters(
        @Nullable String from,
        @Nullable String to,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable String outcome) {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the filter */
    AuditQuery query() {
        return new AuditQuery(
                given(from).map(text -> instant("from", text)),
                given(to).map(text -> instant("to", text)),
                given(actor).map(AuditQuery::actor),
                given(action),
                given(target),
                given(outcome).map(word -> Fields.word("outcome", word, Outcome.class)));
    }

    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw OrganizationError.INVALID_VALUE.on(field, "must be a moment such as 2030-01-31T12:00:00Z");
        }
    }
}
