package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own identity providers, with {@link AssertionGuard} behind the mappers of each while somebody comes back
 * from it. Mappers are the only place that every answer of a provider passes (first and later logins, account linking)
 * in the transaction that writes, and Keycloak asks them in an order of its own. Administrators neither see this one
 * nor can they take it away.
 */
final class GuardedIdentityProviders implements IdentityProviderStorageProvider {

    private final KeycloakSession session;
    private final IdentityProviderStorageProvider keycloaks;

    GuardedIdentityProviders(KeycloakSession session, IdentityProviderStorageProvider keycloaks) {
        this.session = session;
        this.keycloaks = keycloaks;
    }

    @Override
    public Stream<IdentityProviderMapperModel> getMappersByAliasStream(String alias) {
        Stream<IdentityProviderMapperModel> mappers = keycloaks.getMappersByAliasStream(alias);
        boolean guarded = session.getContext().getAuthenticationSession() != null
                && LoginInputs.of(session).isPresent();
        return guarded ? Stream.concat(mappers, Stream.of(AssertionGuard.mapperOf(alias))) : mappers;
    }

    @Override
    public IdentityProviderModel create(IdentityProviderModel model) {
        return keycloaks.create(model);
    }

    @Override
    public void update(IdentityProviderModel model) {
        keycloaks.update(model);
    }

    @Override
    public boolean remove(String alias) {
        return keycloaks.remove(alias);
    }

    @Override
    public void removeAll() {
        keycloaks.removeAll();
    }

    @Override
    public IdentityProviderModel getById(String internalId) {
        return keycloaks.getById(internalId);
    }

    @Override
    public IdentityProviderModel getByAlias(String alias) {
        return keycloaks.getByAlias(alias);
    }

    @Override
    public IdentityProviderModel getByIdOrAlias(String key) {
        return keycloaks.getByIdOrAlias(key);
    }

    @Override
    public Stream<IdentityProviderModel> getAllStream() {
        return keycloaks.getAllStream();
    }

    @Override
    public Stream<IdentityProviderModel> getAllStream(IdentityProviderQuery query) {
        return keycloaks.getAllStream(query);
    }

    @Override
    public Stream<IdentityProviderModel> getAllStream(Map<String, String> options, Integer first, Integer max) {
        return keycloaks.getAllStream(options, first, max);
    }

    @Override
    public Stream<IdentityProviderModel> getAllStream(IdentityProviderQuery query, Integer first, Integer max) {
        return keycloaks.getAllStream(query, first, max);
    }

    @Override
    public Stream<IdentityProviderModel> getByOrganization(String organization, Integer first, Integer max) {
        return keycloaks.getByOrganization(organization, first, max);
    }

    @Override
    public Stream<String> getByFlow(String flow, String search, Integer first, Integer max) {
        return keycloaks.getByFlow(flow, search, first, max);
    }

    @Override
    public Stream<IdentityProviderModel> getForLogin(FetchMode mode, String organization) {
        return keycloaks.getForLogin(mode, organization);
    }

    @Override
    public long count() {
        return keycloaks.count();
    }

    @Override
    public boolean isIdentityFederationEnabled() {
        return keycloaks.isIdentityFederationEnabled();
    }

    @Override
    public IdentityProviderMapperModel createMapper(IdentityProviderMapperModel model) {
        RoleMapper.requireValid(model);
        return keycloaks.createMapper(model);
    }

    @Override
    public void updateMapper(IdentityProviderMapperModel model) {
        RoleMapper.requireValid(model);
        keycloaks.updateMapper(model);
    }

    @Override
    public boolean removeMapper(IdentityProviderMapperModel model) {
        return keycloaks.removeMapper(model);
    }

    @Override
    public void removeAllMappers() {
        keycloaks.removeAllMappers();
    }

    @Override
    public IdentityProviderMapperModel getMapperById(String id) {
        return keycloaks.getMapperById(id);
    }

    @Override
    public IdentityProviderMapperModel getMapperByName(String alias, String name) {
        return keycloaks.getMapperByName(alias, name);
    }

    @Override
    public Stream<IdentityProviderMapperModel> getMappersStream() {
        return keycloaks.getMappersStream();
    }

    @Override
    public Stream<IdentityProviderMapperModel> getMappersStream(
            Map<String, String> options, Integer first, Integer max) {
        return keycloaks.getMappersStream(options, first, max);
    }

    @Override
    public void close() {}
}
