@NullMarked
package io.keycloakb2b.themes;

import org.jspecify.annotations.NullMarked;
