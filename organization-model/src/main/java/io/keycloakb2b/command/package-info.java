/** Use cases, one class each. */
@NullMarked
package io.keycloakb2b.command;

import org.jspecify.annotations.NullMarked;
