/** The pages of the platform in the admin console, in a real browser. */
@NullMarked
package io.keycloakb2b.console;

import org.jspecify.annotations.NullMarked;
