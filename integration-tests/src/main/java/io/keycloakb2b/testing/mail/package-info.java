/** Receives what Keycloak sends. */
@NullMarked
package io.keycloakb2b.testing.mail;

import org.jspecify.annotations.NullMarked;
