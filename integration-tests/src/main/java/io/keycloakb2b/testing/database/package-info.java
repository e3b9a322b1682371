/** Databases a test server can run on. */
@NullMarked
package io.keycloakb2b.testing.database;

import org.jspecify.annotations.NullMarked;
