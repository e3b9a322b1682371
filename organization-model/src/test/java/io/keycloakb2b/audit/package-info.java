@NullMarked
package io.keycloakb2b.audit;

import org.jspecify.annotations.NullMarked;
