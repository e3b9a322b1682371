/** Identity providers of organizations, honest and hostile ones. */
@NullMarked
package io.keycloakb2b.providers;

import org.jspecify.annotations.NullMarked;
