@NullMarked
package io.keycloakb2b.authentication;

import org.jspecify.annotations.NullMarked;
