package io.keycloakb2b.testing.realm;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentExportRepresentation;

/**
 * The keys of one realm, made here: a server that was started with the quick compiler alone takes seconds for each, and
 * would make one for encryption too, which no test asks for.
 */
final class RealmKeys {

    private static final String TYPE = "org.keycloak.keys.KeyProvider";
    private static final int BITS = 2048;

    private RealmKeys() {}

    static MultivaluedHashMap<String, ComponentExportRepresentation> generate() {
        var keys = new MultivaluedHashMap<String, ComponentExportRepresentation>();
        keys.add(TYPE, key("rsa", Map.of("priority", "100", "keyUse", "SIG", "privateKey", privateKey())));
        keys.add(TYPE, key("hmac-generated", Map.of("priority", "100", "algorithm", "HS512")));
        keys.add(TYPE, key("aes-generated", Map.of("priority", "100")));
        return keys;
    }

    private static ComponentExportRepresentation key(String provider, Map<String, String> config) {
        var component = new ComponentExportRepresentation();
        component.setName(provider);
        component.setProviderId(provider);
        var values = new MultivaluedHashMap<String, String>();
        config.forEach(values::putSingle);
        component.setConfig(values);
        return component;
    }

    private static String privateKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
