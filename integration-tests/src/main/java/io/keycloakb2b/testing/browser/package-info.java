/** Chromium, driven by Playwright. */
@NullMarked
package io.keycloakb2b.testing.browser;

import org.jspecify.annotations.NullMarked;
