/**
 * The OpenAPI 3.1 document of the API, read by reflection from the resources that serve it: paths, verbs and
 * parameters from their JAX-RS annotations, bodies and answers from the records that {@link
 * io.keycloakb2b.rest.openapi.Operation} names.
 */
@NullMarked
package io.keycloakb2b.rest.openapi;

import org.jspecify.annotations.NullMarked;
