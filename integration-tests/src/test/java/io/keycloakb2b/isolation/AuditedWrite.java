package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write that succeeds, and the one event that it leaves.
 *
 * @param endpoint verb and path
 * @param target of the event, or what it begins with where it ends with a colon; parameters in braces
 * @param body null for the body of the attempt
 * @param person who does it; empty for the platform
 */
record AuditedWrite(
        String endpoint,
        String action,
        String target,
        States states,
        @Nullable Map<String, Object> body,
        Optional<String> person) {

    /** Which states the event holds. */
    enum States {
        BEFORE,
        AFTER,
        BOTH
    }

    static AuditedWrite of(String endpoint, String action, String target, States states) {
        return new AuditedWrite(endpoint, action, target, states, null, Optional.empty());
    }

    AuditedWrite sending(Map<String, Object> other) {
        return new AuditedWrite(endpoint, action, target, states, other, person);
    }

    /** Done at the organization root, by what only a person can do or does differently. */
    AuditedWrite by(String name) {
        return new AuditedWrite(endpoint, action, target, states, body, Optional.of(name));
    }

    boolean before() {
        return states != States.AFTER;
    }

    boolean after() {
        return states != States.BEFORE;
    }

    /** The attempt, with a body that an administrator succeeds with. */
    Attempt attempt() {
        Attempt found = Attempt.all().stream()
                .filter(attempt ->
                        attempt.endpoint().root() == (person.isPresent() ? Root.ORGANIZATION : Root.PLATFORM))
                .filter(attempt -> endpoint.equals(name(attempt)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such endpoint: " + endpoint));
        return body == null ? found : new Attempt(found.endpoint(), found.query(), body);
    }

    static String name(Attempt attempt) {
        return attempt.endpoint().verb() + " " + attempt.endpoint().path();
    }

    @Override
    public String toString() {
        return endpoint;
    }
}
