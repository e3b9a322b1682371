/** Tests of what can be told of a login without a server. */
@NullMarked
package io.keycloakb2b.login;

import org.jspecify.annotations.NullMarked;
