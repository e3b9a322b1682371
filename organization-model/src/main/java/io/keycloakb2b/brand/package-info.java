/** How an organization appears: its colours, made readable, and its logo, written anew so that nothing else is in it. */
@NullMarked
package io.keycloakb2b.brand;

import org.jspecify.annotations.NullMarked;
