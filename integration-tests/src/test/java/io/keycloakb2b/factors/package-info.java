/** The ways to prove who one is, and the flows that ask for them. */
@NullMarked
package io.keycloakb2b.factors;

import org.jspecify.annotations.NullMarked;
