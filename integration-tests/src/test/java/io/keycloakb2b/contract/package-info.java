/** What the OpenAPI document promises, held against what the API does. */
@NullMarked
package io.keycloakb2b.contract;

import org.jspecify.annotations.NullMarked;
