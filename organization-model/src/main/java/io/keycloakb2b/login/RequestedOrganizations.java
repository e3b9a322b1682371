package io.keycloakb2b.login;

import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationMembershipMapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a request says about organizations: by its scope, which counts where the client has a client scope with the
 * native organization mapper, whatever its name; by the parameter {@code organization} of an authorization request; and
 * by the host that a browser asks.
 *
 * @param aliases of {@code organization:alias}
 * @param any whether plain {@code organization} was asked for
 * @param all whether {@code organization:*} was asked for
 * @param parameter the id or alias that the parameter holds
 * @param host under which the login goes on, where it may be that of an organization; only what is known as one counts
 */
public record RequestedOrganizations(
        Set<String> aliases, boolean any, boolean all, Optional<String> parameter, Optional<HostName> host) {

    private static final String ALL = "*";
    private static final String SEPARATOR = ClientScopeModel.VALUE_SEPARATOR;

    /** Keycloak keeps the parameters of an authorization request that it has no use for itself. */
    private static final String PARAMETER_NOTE =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + "organization";

    /** Of a request that says nothing but its scope. */
    public RequestedOrganizations(Set<String> aliases, boolean any, boolean all) {
        this(aliases, any, all, Optional.empty(), Optional.empty());
    }

    public RequestedOrganizations {
        aliases = Set.copyOf(aliases);
    }

    /** What the request that began a login said, in a request of that login: browsers keep to one host during it. */
    public static RequestedOrganizations of(KeycloakSession session, AuthenticationSessionModel login) {
        String scope = Optional.ofNullable(login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM))
                .orElse("");
        RequestedOrganizations byScope = of(login.getClient(), scope);
        return new RequestedOrganizations(
                byScope.aliases,
                byScope.any,
                byScope.all,
                parameter(login.getClientNote(PARAMETER_NOTE)),
                host(session));
    }

    /**
     * Lets a login that knows no scopes ask for an organization, or for none. Its assertion (SAML 2.0) is made as soon
     * as it ends, from a session that has the login's notes by then.
     */
    public static void keep(AuthenticationSessionModel login, Optional<OrganizationId> organization) {
        login.setClientNote(
                PARAMETER_NOTE, organization.map(OrganizationId::value).orElse(""));
    }

    /** What the login that ended last has asked for by {@link #keep}. */
    static Optional<OrganizationId> kept(AuthenticatedClientSessionModel session) {
        return parameter(session.getNote(PARAMETER_NOTE)).flatMap(OrganizationId::of);
    }

    /** The host of this request, as Keycloak's own options let it through; empty for one that can be nobody's. */
    public static Optional<HostName> host(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getUri().getBaseUri().getHost())
                .flatMap(HostName::of);
    }

    private static Optional<String> parameter(@Nullable String note) {
        return Optional.ofNullable(note).filter(text -> !text.isBlank());
    }

    public static RequestedOrganizations of(ClientModel client, String scope) {
        return of(scopeNames(client), scope);
    }

    static RequestedOrganizations of(Set<String> names, String scope) {
        Set<String> aliases = new LinkedHashSet<>();
        boolean any = false;
        boolean all = false;
        for (String token : tokens(scope)) {
            Optional<String> value = value(names, token);
            any |= value.filter(String::isEmpty).isPresent();
            all |= value.filter(ALL::equals).isPresent();
            value.filter(alias -> !alias.isEmpty() && !ALL.equals(alias)).ifPresent(aliases::add);
        }
        return new RequestedOrganizations(aliases, any, all);
    }

    /**
     * The scope that names this organization and no other.
     *
     * @param addWhereNoneAsked whether it is to be named even where nothing was asked about organizations
     */
    public static String bound(ClientModel client, String scope, String alias, boolean addWhereNoneAsked) {
        return bound(scopeNames(client), scope, alias, addWhereNoneAsked);
    }

    static String bound(Set<String> names, String scope, String alias, boolean addWhereNoneAsked) {
        Set<String> bound = new LinkedHashSet<>();
        boolean asked = false;
        for (String token : tokens(scope)) {
            if (value(names, token).isPresent()) {
                asked = true;
                bound.add(nameOf(token) + SEPARATOR + alias);
            } else {
                bound.add(token);
            }
        }
        if (!asked && addWhereNoneAsked) {
            names.stream().findFirst().ifPresent(name -> bound.add(name + SEPARATOR + alias));
        }
        return String.join(" ", bound);
    }

    /** The scope without anything about organizations. */
    public static String unbound(ClientModel client, String scope) {
        return unbound(scopeNames(client), scope);
    }

    static String unbound(Set<String> names, String scope) {
        return tokens(scope).stream()
                .filter(token -> value(names, token).isEmpty())
                .collect(Collectors.joining(" "));
    }

    public boolean nothing() {
        return aliases.isEmpty() && !any && !all && parameter.isEmpty();
    }

    /** Whether all organizations were asked for, and none by itself. */
    public boolean everything() {
        return all && !any && aliases.isEmpty() && parameter.isEmpty();
    }

    private static Optional<String> value(Set<String> names, String token) {
        if (names.contains(token)) {
            return Optional.of("");
        }
        String name = nameOf(token);
        return names.contains(name) ? Optional.of(token.substring(name.length() + 1)) : Optional.empty();
    }

    private static String nameOf(String token) {
        int separator = token.indexOf(SEPARATOR);
        return separator < 0 ? token : token.substring(0, separator);
    }

    private static List<String> tokens(String scope) {
        return Arrays.stream(scope.split(" ", -1))
                .filter(token -> !token.isBlank())
                .distinct()
                .toList();
    }

    private static Set<String> scopeNames(ClientModel client) {
        return Stream.of(client.getClientScopes(false), client.getClientScopes(true))
                .flatMap(scopes -> scopes.values().stream())
                .filter(scope -> scope.getProtocolMappersStream()
                        .anyMatch(
                                mapper -> OrganizationMembershipMapper.PROVIDER_ID.equals(mapper.getProtocolMapper())))
                .map(ClientScopeModel::getName)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
