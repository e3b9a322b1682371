package io.keycloakb2b.rest;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.rest.openapi.Root;
import io.keycloakb2b.rest.openapi.ServedOperation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;

/** The request at hand, and which of the documented operations it calls. */
final class CurrentRequest {

    /** Scopes addresses that name no organization. */
    static final String ORGANIZATION_HEADER = "X-Organization-Id";

    private static final String PATH_PARAMETER = "organization";

    private final KeycloakSession session;
    private final Optional<Address> address;
    private final List<ServedOperation> there;

    CurrentRequest(KeycloakSession session, Root root) {
        this.session = session;
        this.address = Address.of(session.getContext().getUri().getRequestUri());
        this.there = address.map(named -> served(root, named)).orElse(List.of());
    }

    /** What is served at the address; where a template and a plain word both fit, the plain word. */
    private static List<ServedOperation> served(Root root, Address address) {
        Optional<String> template = Contract.OPERATIONS.all().stream()
                .filter(operation -> operation.root() == root && address.isOf(operation.path()))
                .map(ServedOperation::path)
                .min(Comparator.comparing((String path) ->
                        path.chars().filter(letter -> letter == '{').count()));
        return Contract.OPERATIONS.all().stream()
                .filter(operation -> operation.root() == root)
                .filter(operation -> template.filter(operation.path()::equals).isPresent())
                .toList();
    }

    /** Empty where nothing is served at the address by this verb. */
    Optional<ServedOperation> operation() {
        String verb = verb().equals(HttpMethod.HEAD) ? HttpMethod.GET : verb();
        return there.stream().filter(operation -> operation.verb().equals(verb)).findFirst();
    }

    String verb() {
        return session.getContext().getHttpRequest().getHttpMethod();
    }

    /** The verbs that the address has; none where there is no such address. */
    Set<String> verbs() {
        Set<String> verbs = new TreeSet<>();
        there.forEach(operation -> verbs.add(operation.verb()));
        return verbs;
    }

    /** The organization that the address names. */
    Optional<OrganizationId> organization() {
        return operation()
                .flatMap(operation -> address.flatMap(named -> named.parameter(operation.path(), PATH_PARAMETER)))
                .map(id -> Desk.id(id, OrganizationId::new));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers().getHeaderString(name));
    }

    /** Path and query, as they were sent. */
    String spelling() {
        return session.getContext().getUri().getRequestUri().getRawPath()
                + '?'
                + session.getContext().getUri().getRequestUri().getRawQuery();
    }

    /** @throws RequestException for what no operation could take in */
    void requireWellFormed() {
        operation().ifPresent(operation -> {
            requireKnownParameters(operation);
            if (!operation.verb().equals(HttpMethod.GET) && !operation.verb().equals(HttpMethod.DELETE)) {
                requireReadable(operation);
            }
        });
    }

    private void requireKnownParameters(ServedOperation operation) {
        List<String> known = operation.queryNames();
        session.getContext().getUri().getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw RequestError.UNKNOWN_PARAMETER.on(name, "is not a parameter of this request");
            }
            if (values.size() > 1) {
                throw RequestError.UNKNOWN_PARAMETER.on(name, "may be given once");
            }
        });
    }

    private void requireReadable(ServedOperation operation) {
        MediaType type = Optional.ofNullable(headers().getMediaType()).orElse(MediaType.APPLICATION_JSON_TYPE);
        List<String> readable = operation.mediaTypes();
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(type) && readable.contains(MediaType.APPLICATION_JSON)) {
            long length =
                    header(HttpHeaders.CONTENT_LENGTH).map(Long::parseLong).orElse(0L);
            if (length > Json.MAX_BODY) {
                throw Json.tooLarge();
            }
        } else if (readable.stream().map(MediaType::valueOf).noneMatch(type::isCompatible)) {
            throw RequestError.UNSUPPORTED_MEDIA_TYPE.on(
                    HttpHeaders.CONTENT_TYPE, "must be " + String.join(" or ", readable));
        }
    }

    private HttpHeaders headers() {
        return session.getContext().getRequestHeaders();
    }
}
