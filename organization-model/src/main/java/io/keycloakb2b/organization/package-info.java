/** Values and decisions about organizations, free of Keycloak and of persistence. */
@NullMarked
package io.keycloakb2b.organization;

import org.jspecify.annotations.NullMarked;
