/** Programs on Node.js that share nothing with Keycloak. */
@NullMarked
package io.keycloakb2b.testing.node;

import org.jspecify.annotations.NullMarked;
