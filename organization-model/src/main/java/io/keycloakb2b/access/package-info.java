/** Who may do what in which organization. */
@NullMarked
package io.keycloakb2b.access;

import org.jspecify.annotations.NullMarked;
