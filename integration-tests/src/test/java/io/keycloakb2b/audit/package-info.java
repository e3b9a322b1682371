/** The audit log, on a real server. */
@NullMarked
package io.keycloakb2b.audit;

import org.jspecify.annotations.NullMarked;
