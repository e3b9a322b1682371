/** Applications and resource servers as independent clients see Keycloak. */
@NullMarked
package io.keycloakb2b.testing.oidc;

import org.jspecify.annotations.NullMarked;
