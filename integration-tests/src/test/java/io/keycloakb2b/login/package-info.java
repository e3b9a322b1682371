/** Every way to a token, in every circumstance. */
@NullMarked
package io.keycloakb2b.login;

import org.jspecify.annotations.NullMarked;
