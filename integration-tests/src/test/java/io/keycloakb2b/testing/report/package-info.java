@NullMarked
package io.keycloakb2b.testing.report;

import org.jspecify.annotations.NullMarked;
