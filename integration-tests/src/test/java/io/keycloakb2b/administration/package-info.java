/** What administrators do all day. */
@NullMarked
package io.keycloakb2b.administration;

import org.jspecify.annotations.NullMarked;
