/** The seed story: one thread through every room of the house. */
@NullMarked
package io.keycloakb2b.story;

import org.jspecify.annotations.NullMarked;
