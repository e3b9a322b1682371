/** The sample realm, and a Keycloak to try it with. */
@NullMarked
package io.keycloakb2b.demo;

import org.jspecify.annotations.NullMarked;
