/** The audit trail of an organization. */
@NullMarked
package io.keycloakb2b.audit;

import org.jspecify.annotations.NullMarked;
