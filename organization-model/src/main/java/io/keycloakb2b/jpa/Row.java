package io.keycloakb2b.jpa;

/** A row of one of the pack's tables. Holds no associations, so it can be let go of on its own. */
interface Row {}
