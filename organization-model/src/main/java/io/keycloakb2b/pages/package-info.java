/** Mails and pages that work with every theme, beside those of the login. */
@NullMarked
package io.keycloakb2b.pages;

import org.jspecify.annotations.NullMarked;
