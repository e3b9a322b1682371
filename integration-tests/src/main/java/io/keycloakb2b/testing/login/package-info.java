/** What a person does on Keycloak's login pages. */
@NullMarked
package io.keycloakb2b.testing.login;

import org.jspecify.annotations.NullMarked;
