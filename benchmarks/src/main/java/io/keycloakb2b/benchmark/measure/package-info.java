/** Counts and compares: statements, processor time, ratios with their uncertainty. */
@NullMarked
package io.keycloakb2b.benchmark.measure;

import org.jspecify.annotations.NullMarked;
