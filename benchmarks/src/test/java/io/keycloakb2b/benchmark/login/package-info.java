/** Tests of what is said about logins. */
@NullMarked
package io.keycloakb2b.benchmark.login;

import org.jspecify.annotations.NullMarked;
