/** Tries to reach one organization from everywhere else. */
@NullMarked
package io.keycloakb2b.isolation;

import org.jspecify.annotations.NullMarked;
