package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.DecisionSubject;
import java.util.Set;

/** A row of one of the pack's tables. Holds no associations, so it can be let go of on its own. */
interface Row {

    /** What decisions read the row for: these are to be made anew once it has changed. */
    Set<DecisionSubject> subjects();
}
