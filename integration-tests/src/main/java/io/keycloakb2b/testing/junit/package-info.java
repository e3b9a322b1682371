/** The JUnit extension that hands tests what they need. */
@NullMarked
package io.keycloakb2b.testing.junit;

import org.jspecify.annotations.NullMarked;
