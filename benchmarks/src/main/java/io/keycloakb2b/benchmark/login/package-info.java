/** What a login costs with the pack, beside Keycloak alone and beside Keycloak's own organizations. */
@NullMarked
package io.keycloakb2b.benchmark.login;

import org.jspecify.annotations.NullMarked;
