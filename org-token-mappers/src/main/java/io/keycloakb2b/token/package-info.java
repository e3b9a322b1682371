/** Claims about the active organization. */
@NullMarked
package io.keycloakb2b.token;

import org.jspecify.annotations.NullMarked;
