/** How attributes of realms and clients are read. */
@NullMarked
package io.keycloakb2b.inputs;

import org.jspecify.annotations.NullMarked;
