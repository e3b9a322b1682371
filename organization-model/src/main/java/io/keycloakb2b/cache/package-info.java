/** Remembers what decisions read, until it changes. */
@NullMarked
package io.keycloakb2b.cache;

import org.jspecify.annotations.NullMarked;
