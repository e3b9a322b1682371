@NullMarked
package io.keycloakb2b.brand;

import org.jspecify.annotations.NullMarked;
