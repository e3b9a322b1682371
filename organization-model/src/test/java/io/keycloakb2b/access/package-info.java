/** Lets tests of the stores have scopes without going through access checks. */
@NullMarked
package io.keycloakb2b.access;

import org.jspecify.annotations.NullMarked;
