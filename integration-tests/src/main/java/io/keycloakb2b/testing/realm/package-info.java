/** Realms that live as long as a test class. */
@NullMarked
package io.keycloakb2b.testing.realm;

import org.jspecify.annotations.NullMarked;
