/** What a build says at its end. */
@NullMarked
package io.keycloakb2b.testing.report;

import org.jspecify.annotations.NullMarked;
