@NullMarked
package io.keycloakb2b.demo;

import org.jspecify.annotations.NullMarked;
