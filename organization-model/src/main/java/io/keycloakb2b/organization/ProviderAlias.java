package io.keycloakb2b.organization;

/** Alias of an identity provider of the realm. */
public record ProviderAlias(String value) {

    public ProviderAlias {
        Text.require("ProviderAlias", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
