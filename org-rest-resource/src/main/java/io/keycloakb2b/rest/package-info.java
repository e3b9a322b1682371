/**
 * REST resources for platform and organization administrators.
 *
 * <p>Every resource method is described where it stands, by {@link io.keycloakb2b.rest.openapi.Operation}: what it does,
 * what it needs, and the records of its request and its answer. Path and query parameters, verbs and refusals are read
 * from the rest. A component of those records, or a query parameter, says with {@link
 * io.keycloakb2b.rest.openapi.About} what its type does not: that a request without it is refused ({@code needed}), the
 * constants whose words it accepts ({@code words}), its meaning. So:
 *
 * <pre>{@code
 * @Operation(
 *         summary = "Add a person",
 *         needs = Permission.MEMBERS_MANAGE,
 *         body = Addition.class,
 *         answer = MemberView.class,
 *         status = 201)
 * @POST
 * public Response add(String body) { ... }
 *
 * record Addition(
 *         @About(needed = true) Optional<String> userId,
 *         @About(words = MemberType.class) Optional<String> type) {}
 * }</pre>
 *
 * <p>An optional component of an answer has to be left out when it is empty ({@code @JsonInclude(NON_ABSENT)}). The
 * document, served at {@code openapi.json}, is made of nothing else, and so are its tests: an operation that is not
 * described, or not called by the integration test of the contract, fails the build.
 */
@NullMarked
package io.keycloakb2b.rest;

import org.jspecify.annotations.NullMarked;
