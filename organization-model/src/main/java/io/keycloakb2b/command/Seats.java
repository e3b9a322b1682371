package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import java.util.OptionalInt;

/**
 * The seats of an organization: every member who is not suspended takes one. A limit below what is taken stays as it
 * is written; nobody leaves for it, and nobody joins until seats are free again.
 */
final class Seats {

    private final CommandContext context;

    Seats(CommandContext context) {
        this.context = context;
    }

    /**
     * Asked before somebody takes a seat. Whoever asks at the same moment waits for the end of this transaction.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code SEAT_LIMIT}
     */
    void requireFree(OrganizationScope scope) {
        requireAtMost(scope, -1);
    }

    /**
     * Asked after somebody took a seat in this transaction.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code SEAT_LIMIT}
     */
    void requireKept(OrganizationScope scope) {
        requireAtMost(scope, 0);
    }

    private void requireAtMost(OrganizationScope scope, int beyond) {
        if (limit(scope).isEmpty()) {
            return;
        }
        context.stores().hierarchy().lock(scope);
        OptionalInt limit = limit(scope);
        if (limit.isPresent() && context.stores().members().seatsTaken(scope) > limit.getAsInt() + beyond) {
            throw OrganizationError.SEAT_LIMIT.because("all " + limit.getAsInt() + " seats are taken");
        }
    }

    private OptionalInt limit(OrganizationScope scope) {
        return context.path(scope).organization().node().seatLimit();
    }
}
