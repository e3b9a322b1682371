package io.keycloakb2b.testing.junit;

import io.keycloakb2b.testing.server.ServerOptions;

/** What a server finds around it, and what must make no difference to anybody. */
public enum Surroundings {
    USUAL {
        @Override
        ServerOptions around(ServerOptions options) {
            return options;
        }
    },

    /** Every user is read from the database. */
    WITHOUT_USER_CACHE {
        @Override
        ServerOptions around(ServerOptions options) {
            return options.builtWith("--spi-user-cache--default--enabled=false");
        }
    };

    abstract ServerOptions around(ServerOptions options);
}
