package io.keycloakb2b.testing.realm;

import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** A realm that lets people come in by identity providers of organizations. */
record Broker(TestRealm realm) {

    static Broker of(TestRealm realm) {
        return new Broker(realm);
    }

    /** A provider as careless administrators register it: its word on addresses is taken. */
    static IdentityProviderRepresentation provider(String alias, String protocol) {
        var provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setProviderId(protocol);
        provider.setEnabled(true);
        provider.setTrustEmail(true);
        return provider;
    }

    /** Registers a provider for everybody. */
    void trusts(IdentityProviderRepresentation provider) {
        try (var created = realm.admin().identityProviders().create(provider)) {
            if (created.getStatus() >= 300) {
                throw new IllegalStateException("provider not registered: " + created.getStatus());
            }
        }
    }

    /** Registers a provider and links it to an organization. */
    void trusts(IdentityProviderRepresentation provider, String organization) {
        trusts(provider);
        try (var linked = realm.admin()
                .organizations()
                .get(organization)
                .identityProviders()
                .addIdentityProvider(provider.getAlias())) {
            if (linked.getStatus() >= 300) {
                throw new IllegalStateException("provider not linked: " + linked.getStatus());
            }
        }
    }
}
