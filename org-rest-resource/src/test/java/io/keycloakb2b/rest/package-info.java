@NullMarked
package io.keycloakb2b.rest;

import org.jspecify.annotations.NullMarked;
