/** What applications read, with clients that know the standards and nothing of Keycloak. */
@NullMarked
package io.keycloakb2b.tokens;

import org.jspecify.annotations.NullMarked;
