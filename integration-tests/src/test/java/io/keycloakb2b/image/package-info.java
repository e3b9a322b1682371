/** The image with the pack, as far as it can be told without building it. */
@NullMarked
package io.keycloakb2b.image;

import org.jspecify.annotations.NullMarked;
