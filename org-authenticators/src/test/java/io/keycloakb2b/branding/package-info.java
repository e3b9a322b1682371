@NullMarked
package io.keycloakb2b.branding;

import org.jspecify.annotations.NullMarked;
