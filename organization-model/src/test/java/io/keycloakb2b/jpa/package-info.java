/** One contract for the stores, run on every database at hand. */
@NullMarked
package io.keycloakb2b.jpa;

import org.jspecify.annotations.NullMarked;
