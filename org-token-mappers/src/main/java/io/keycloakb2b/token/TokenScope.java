package io.keycloakb2b.token;

import java.util.Optional;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** The scope that a token in the making says it has. */
final class TokenScope {

    private TokenScope() {}

    static String of(IDToken token) {
        return token instanceof AccessToken access
                ? Optional.ofNullable(access.getScope()).orElse("")
                : "";
    }
}
