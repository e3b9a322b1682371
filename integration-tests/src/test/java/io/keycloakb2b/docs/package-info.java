/** The pages of the documentation do what they say. */
@NullMarked
package io.keycloakb2b.docs;

import org.jspecify.annotations.NullMarked;
