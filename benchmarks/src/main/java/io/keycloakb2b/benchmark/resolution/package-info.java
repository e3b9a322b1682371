/** What it takes to resolve the roles of a member, without server and database. */
@NullMarked
package io.keycloakb2b.benchmark.resolution;

import org.jspecify.annotations.NullMarked;
