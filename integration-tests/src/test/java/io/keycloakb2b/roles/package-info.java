/** Organization roles, teams and what they give. */
@NullMarked
package io.keycloakb2b.roles;

import org.jspecify.annotations.NullMarked;
