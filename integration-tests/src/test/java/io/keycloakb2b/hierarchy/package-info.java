/** Where organizations lie, how they end, and how many fit in. */
@NullMarked
package io.keycloakb2b.hierarchy;

import org.jspecify.annotations.NullMarked;
