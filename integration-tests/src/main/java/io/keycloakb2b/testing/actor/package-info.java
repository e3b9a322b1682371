/** People who act on the pack's API, each with their own rights. */
@NullMarked
package io.keycloakb2b.testing.actor;

import org.jspecify.annotations.NullMarked;
