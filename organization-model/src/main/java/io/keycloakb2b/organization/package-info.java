/** Pure values and decisions of the model. Knows neither Keycloak nor a database. */
@NullMarked
package io.keycloakb2b.organization;

import org.jspecify.annotations.NullMarked;
