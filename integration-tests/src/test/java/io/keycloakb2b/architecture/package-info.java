/** What the build promises about the structure of the pack. */
@NullMarked
package io.keycloakb2b.architecture;

import org.jspecify.annotations.NullMarked;
