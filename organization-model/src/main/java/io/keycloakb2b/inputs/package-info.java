/** Gathers from Keycloak what a decision needs to know. */
@NullMarked
package io.keycloakb2b.inputs;

import org.jspecify.annotations.NullMarked;
