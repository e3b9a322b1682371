/** How organizations look on pages and in mails. */
@NullMarked
package io.keycloakb2b.brand;

import org.jspecify.annotations.NullMarked;
