/** REST resources for platform and organization administrators. */
@NullMarked
package io.keycloakb2b.rest;

import org.jspecify.annotations.NullMarked;
