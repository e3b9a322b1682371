/** What an organization's sign-in rules do to people in a browser. */
@NullMarked
package io.keycloakb2b.signin;

import org.jspecify.annotations.NullMarked;
