/** The organization portal in the account console, in a real browser. */
@NullMarked
package io.keycloakb2b.portal;

import org.jspecify.annotations.NullMarked;
