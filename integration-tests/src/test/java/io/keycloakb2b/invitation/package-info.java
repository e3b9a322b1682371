/** Invitations, from the mail to the membership. */
@NullMarked
package io.keycloakb2b.invitation;

import org.jspecify.annotations.NullMarked;
