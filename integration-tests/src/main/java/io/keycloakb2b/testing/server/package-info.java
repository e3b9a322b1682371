/** Starts a real Keycloak with the pack and stops it again. */
@NullMarked
package io.keycloakb2b.testing.server;

import org.jspecify.annotations.NullMarked;
