package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.RemovalStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Removes audit events batch by batch, each in a transaction of its own, until nothing is left that is too old. */
final class AuditRetention {

    /** Oracle takes no more than a thousand ids in one statement. */
    static final int BATCH = 500;

    private final Transactions transactions;

    AuditRetention(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param organization empty for the events that belong to no organization */
    int remove(RealmId realm, Optional<OrganizationId> organization, Instant before) {
        int removed = 0;
        int found;
        do {
            found = transactions.run(store -> store.removeEvents(realm, organization, before, BATCH));
            removed += found;
        } while (found == BATCH);
        return removed;
    }

    /** Runs one batch in one transaction. */
    interface Transactions {
        int run(ToIntFunction<RemovalStore> batch);
    }
}
