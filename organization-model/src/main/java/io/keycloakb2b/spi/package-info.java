/** The provider interfaces of the pack, in Keycloak's own idiom. */
@NullMarked
package io.keycloakb2b.spi;

import org.jspecify.annotations.NullMarked;
