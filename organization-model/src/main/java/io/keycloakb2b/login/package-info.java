/** Turns sessions, users and clients into the questions of a login or token, and asks the one decision. */
@NullMarked
package io.keycloakb2b.login;

import org.jspecify.annotations.NullMarked;
