@NullMarked
package io.keycloakb2b.spi;

import org.jspecify.annotations.NullMarked;
