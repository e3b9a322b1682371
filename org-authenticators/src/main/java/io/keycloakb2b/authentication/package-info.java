/** Steps of the sign-in flow that know organizations. */
@NullMarked
package io.keycloakb2b.authentication;

import org.jspecify.annotations.NullMarked;
