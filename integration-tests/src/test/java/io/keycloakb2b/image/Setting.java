package io.keycloakb2b.image;

import java.util.Locale;

/** A setting of the server, which is a variable of its environment or an option of its command line. */
final class Setting {

    private static final String PREFIX = "KC_";

    private Setting() {}

    /** The option for a variable: {@code --http-enabled} for {@code KC_HTTP_ENABLED}. */
    static String option(String variable) {
        if (!variable.startsWith(PREFIX)) {
            throw new AssertionError("no setting of Keycloak: " + variable);
        }
        return "--"
                + variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
