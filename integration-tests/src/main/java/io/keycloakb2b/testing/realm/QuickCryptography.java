package io.keycloakb2b.testing.realm;

import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.crypto.Algorithm;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Spares a realm that lives for a minute what makes those of others safe for years. A server that was started with the
 * quick compiler alone takes a second of its processor for a key of RSA, and ten milliseconds for a signature with it.
 */
public final class QuickCryptography implements Consumer<RealmRepresentation> {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    /** Nobody steals the passwords of people who live for a second. */
    private static final String HASHES = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    /** @param realm one that is about to be made; keys that it lacks are made when they are asked for */
    @Override
    public void accept(RealmRepresentation realm) {
        var keys = new MultivaluedHashMap<String, ComponentExportRepresentation>();
        keys.add(KEYS, key("ecdsa-generated", Map.of("priority", "100", "ecdsaEllipticCurveKey", "P-256")));
        keys.add(KEYS, key("hmac-generated", Map.of("priority", "100", "algorithm", Algorithm.HS512)));
        keys.add(KEYS, key("aes-generated", Map.of("priority", "100")));
        realm.setComponents(keys);
        realm.setDefaultSignatureAlgorithm(Algorithm.ES256);
        realm.setPasswordPolicy(HASHES);
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
}
