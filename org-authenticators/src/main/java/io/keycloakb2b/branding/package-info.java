/** Shows login pages in the name and colours of the organization that is being entered. */
@NullMarked
package io.keycloakb2b.branding;

import org.jspecify.annotations.NullMarked;
