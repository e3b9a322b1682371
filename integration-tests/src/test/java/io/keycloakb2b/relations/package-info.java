/** Who stands in which relation to an organization, as applications and administrators ask. */
@NullMarked
package io.keycloakb2b.relations;

import org.jspecify.annotations.NullMarked;
