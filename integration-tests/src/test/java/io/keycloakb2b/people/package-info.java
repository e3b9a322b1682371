/** People in organizations: who is listed, what is known of them, how they come and go. */
@NullMarked
package io.keycloakb2b.people;

import org.jspecify.annotations.NullMarked;
