package io.keycloakb2b.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.AudienceProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;

/** Makes the client scopes of the pack and gives Keycloak's consoles access to its API; safe to repeat. */
public final class SetUpScopes {

    /** Claims and app roles of the active organization. */
    public static final String CLAIMS = "b2b";
    /** The same for assertions (SAML 2.0), whose roles are the matter of Keycloak's own role list. */
    public static final String ATTRIBUTES_SCOPE = "b2b-saml";
    /** Reading the API of the pack. */
    public static final String API = "b2b-api";
    /** Managing by the API of the pack. */
    public static final String API_MANAGE = "b2b-api-manage";
    /** The audience of access tokens for the API. */
    public static final String API_AUDIENCE = "b2b-api";

    private static final String APP_ROLES_MAPPER = "b2b-app-roles-mapper";
    private static final List<String> CONSOLES = List.of("account-console", "security-admin-console");

    /** Mapper by claim; the claim's name is the mapper's too. */
    private static final Map<String, String> CLAIM_MAPPERS = Map.of(
            "org_id", "b2b-org-id-mapper",
            "org_alias", "b2b-org-alias-mapper",
            "org_roles", "b2b-org-roles-mapper",
            "org_member_type", "b2b-org-member-type-mapper",
            "act", "b2b-act-mapper",
            "amr", "b2b-amr-mapper");

    /** Mapper by claim of scopes that have the claim's name too, for applications that want more. */
    private static final Map<String, String> FURTHER_CLAIMS = Map.of(
            "org_path", "b2b-org-path-mapper",
            "org_teams", "b2b-org-teams-mapper",
            "org_permissions", "b2b-org-permissions-mapper",
            "organizations", "b2b-organizations-mapper");

    private static final String ATTRIBUTE_MAPPER = "b2b-saml-organization-mapper";
    private static final String ATTRIBUTE_MAPPERS_FACT = "b2b.fact";

    /** Of an assertion; by the name of what they tell, which is the mapper's too. */
    private static final List<String> ATTRIBUTES = List.of("org_id", "org_alias", "org_roles", "org_member_type");

    private final KeycloakSession session;

    public SetUpScopes(KeycloakSession session) {
        this.session = session;
    }

    /** Whether every scope is there with the mappers that are installed, and the consoles have the API's. */
    public boolean present(RealmModel realm) {
        Optional<ClientScopeModel> claims = scope(realm, CLAIMS);
        return claims.isPresent()
                && CLAIM_MAPPERS.keySet().stream().allMatch(name -> mapperInPlace(claims.get(), name))
                && mapperInPlace(claims.get(), APP_ROLES_MAPPER)
                && FURTHER_CLAIMS.entrySet().stream().allMatch(claim -> furtherClaimPresent(realm, claim))
                && attributesPresent(realm)
                && CONSOLES.stream().allMatch(console -> consoleHasApi(realm, console));
    }

    public void apply(RealmModel realm) {
        ClientScopeModel claims = scopeOrNew(
                realm, CLAIMS, "The organization that a token is for, and the app roles its member holds there.");
        CLAIM_MAPPERS.forEach((claim, mapper) -> addMapper(claims, claimMapper(claim, mapper)));
        addMapper(claims, appRolesMapper());
        FURTHER_CLAIMS.forEach((claim, mapper) -> addMapper(
                scopeOrNew(realm, claim, "The claim " + claim + " of tokens for an organization."),
                claimMapper(claim, mapper)));
        ClientScopeModel attributes = scopeOrNew(
                realm,
                ATTRIBUTES_SCOPE,
                SamlProtocol.LOGIN_PROTOCOL,
                "The organization that an assertion is for, and what its member is there.");
        ATTRIBUTES.forEach(attribute -> addMapper(attributes, attributeMapper(attribute)));
        ClientScopeModel api = apiScope(realm, API, "Read organizations by the organization API.");
        ClientScopeModel manage = apiScope(realm, API_MANAGE, "Manage organizations by the organization API.");
        for (String console : CONSOLES) {
            ClientModel client = realm.getClientByClientId(console);
            if (client != null) {
                give(client, claims);
                give(client, api);
                give(client, manage);
            }
        }
    }

    private boolean furtherClaimPresent(RealmModel realm, Map.Entry<String, String> claim) {
        return !installed(claim.getValue())
                || scope(realm, claim.getKey())
                        .filter(scope -> hasMapper(scope, claim.getKey()))
                        .isPresent();
    }

    private boolean attributesPresent(RealmModel realm) {
        return !installed(ATTRIBUTE_MAPPER)
                || scope(realm, ATTRIBUTES_SCOPE)
                        .filter(scope -> ATTRIBUTES.stream().allMatch(attribute -> hasMapper(scope, attribute)))
                        .isPresent();
    }

    private boolean mapperInPlace(ClientScopeModel scope, String name) {
        String provider = CLAIM_MAPPERS.getOrDefault(name, name);
        return !installed(provider) || hasMapper(scope, name);
    }

    private static boolean consoleHasApi(RealmModel realm, String console) {
        ClientModel client = realm.getClientByClientId(console);
        return client == null || client.getClientScopes(true).keySet().containsAll(List.of(CLAIMS, API, API_MANAGE));
    }

    private ClientScopeModel apiScope(RealmModel realm, String name, String description) {
        ClientScopeModel scope = scopeOrNew(realm, name, description);
        addMapper(
                scope,
                AudienceProtocolMapper.createClaimMapper(
                        "audience " + API_AUDIENCE, null, API_AUDIENCE, true, false, true));
        return scope;
    }

    private static ClientScopeModel scopeOrNew(RealmModel realm, String name, String description) {
        return scopeOrNew(realm, name, OIDCLoginProtocol.LOGIN_PROTOCOL, description);
    }

    private static ClientScopeModel scopeOrNew(RealmModel realm, String name, String protocol, String description) {
        return scope(realm, name).orElseGet(() -> {
            ClientScopeModel scope = realm.addClientScope(name);
            scope.setDescription(description);
            scope.setProtocol(protocol);
            scope.setDisplayOnConsentScreen(false);
            scope.setIncludeInTokenScope(true);
            return scope;
        });
    }

    private static Optional<ClientScopeModel> scope(RealmModel realm, String name) {
        return Optional.ofNullable(KeycloakModelUtils.getClientScopeByName(realm, name));
    }

    private static void give(ClientModel client, ClientScopeModel scope) {
        if (!client.getClientScopes(true).containsKey(scope.getName())) {
            client.addClientScope(scope, true);
        }
    }

    private void addMapper(ClientScopeModel scope, ProtocolMapperModel mapper) {
        if (installed(mapper.getProtocolMapper()) && !hasMapper(scope, mapper.getName())) {
            scope.addProtocolMapper(mapper);
        }
    }

    private static boolean hasMapper(ClientScopeModel scope, String name) {
        return scope.getProtocolMapperByName(scope.getProtocol(), name) != null;
    }

    private boolean installed(String provider) {
        return session.getKeycloakSessionFactory().getProviderFactory(ProtocolMapper.class, provider) != null;
    }

    private static ProtocolMapperModel claimMapper(String claim, String provider) {
        ProtocolMapperModel mapper = mapper(claim, provider);
        mapper.getConfig().put(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME, claim);
        return mapper;
    }

    /** In the access token and at introspection alone: that is where Keycloak's own role mappers write. */
    private static ProtocolMapperModel appRolesMapper() {
        ProtocolMapperModel mapper = mapper(APP_ROLES_MAPPER, APP_ROLES_MAPPER);
        mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN, "false");
        mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO, "false");
        return mapper;
    }

    private static ProtocolMapperModel attributeMapper(String attribute) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName(attribute);
        mapper.setProtocol(SamlProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(ATTRIBUTE_MAPPER);
        mapper.setConfig(Map.of(
                AttributeStatementHelper.SAML_ATTRIBUTE_NAME,
                attribute,
                AttributeStatementHelper.SAML_ATTRIBUTE_NAMEFORMAT,
                AttributeStatementHelper.BASIC,
                ATTRIBUTE_MAPPERS_FACT,
                attribute));
        return mapper;
    }

    private static ProtocolMapperModel mapper(String name, String provider) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName(name);
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(provider);
        Map<String, String> config = new HashMap<>();
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true");
        mapper.setConfig(config);
        return mapper;
    }
}
