/** Entities and stores; the entities are visible here only. */
@NullMarked
package io.keycloakb2b.jpa;

import org.jspecify.annotations.NullMarked;
