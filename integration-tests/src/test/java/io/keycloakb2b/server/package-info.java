/** Does Keycloak run with the pack, and do the tests run with Keycloak. */
@NullMarked
package io.keycloakb2b.server;

import org.jspecify.annotations.NullMarked;
