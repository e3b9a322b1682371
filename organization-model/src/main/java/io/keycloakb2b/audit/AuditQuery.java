package io.keycloakb2b.audit;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which events are wanted. What is empty does not narrow.
 *
 * @param from the first moment
 * @param to the first moment that is too late
 * @param action a whole action, or the beginning of some up to and with a dot, such as {@code member.}
 * @param target the whole target
 */
public record AuditQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<UserId> actor,
        Optional<String> action,
        Optional<String> target,
        Optional<Outcome> outcome) {

    /** Longest actor to look for, in characters. */
    public static final int MAX_ACTOR = 255;
    /** Longest action to look for, in characters. */
    public static final int MAX_ACTION = 64;
    /** Longest target to look for, in characters. */
    public static final int MAX_TARGET = 512;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9.-]*");
    private static final String PREFIX_END = ".";

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the filter */
    public AuditQuery {
        from.ifPresent(moment -> requireInRange("from", moment));
        to.ifPresent(moment -> requireInRange("to", moment));
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw OrganizationError.INVALID_VALUE.on("to", "must not lie before from");
        }
        if (action.filter(word ->
                        word.length() > MAX_ACTION || !ACTION.matcher(word).matches())
                .isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(
                    "action", "must be an action such as member.add, or a prefix that ends with a dot");
        }
        target.ifPresent(text -> requireText("target", text, MAX_TARGET));
    }

    /** Everything. */
    public static AuditQuery all() {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public AuditQuery before(Instant moment) {
        return new AuditQuery(from, Optional.of(moment), actor, action, target, outcome);
    }

    /** Whether the action stands for all that begin with it. */
    public boolean actionIsPrefix() {
        return action.filter(word -> word.endsWith(PREFIX_END)).isPresent();
    }

    private static void requireInRange(String field, Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LATEST)) {
            throw OrganizationError.INVALID_VALUE.on(field, "must lie from 1970 to 9999");
        }
    }

    /**
     * The actor of a request.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}
     */
    public static UserId actor(String text) {
        requireText("actor", text, MAX_ACTOR);
        return new UserId(text);
    }

    private static void requireText(String field, String text, int max) {
        if (text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw OrganizationError.INVALID_VALUE.on(
                    field, "must have at most " + max + " characters and no control characters");
        }
    }
}
