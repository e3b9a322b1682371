/** Keycloak's own questions about who is a member of what, answered from one query for all memberships of a user. */
@NullMarked
package io.keycloakb2b.membership;

import org.jspecify.annotations.NullMarked;
