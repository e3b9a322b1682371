/** Keys with which machines act for an organization. */
@NullMarked
package io.keycloakb2b.keys;

import org.jspecify.annotations.NullMarked;
