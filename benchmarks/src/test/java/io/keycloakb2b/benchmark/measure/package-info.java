/** Tests of what measures. */
@NullMarked
package io.keycloakb2b.benchmark.measure;

import org.jspecify.annotations.NullMarked;
