/** Who may do what. The only place where scopes are made. */
@NullMarked
package io.keycloakb2b.access;

import org.jspecify.annotations.NullMarked;
