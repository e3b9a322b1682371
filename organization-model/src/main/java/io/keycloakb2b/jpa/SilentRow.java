package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.DecisionSubject;
import java.util.Set;

/** A row that no remembered answer was ever read of. */
interface SilentRow extends Row {

    @Override
    default Set<DecisionSubject> subjects() {
        return Set.of();
    }
}
