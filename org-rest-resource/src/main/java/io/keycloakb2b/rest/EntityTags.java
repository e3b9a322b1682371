package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Validators of representations and the conditions on them (RFC 9110, sections 8.8.3 and 13.1). A tag is strong: it
 * comes from every byte of the representation, so it changes with whatever the caller could have read.
 */
final class EntityTags {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\uffff]*\")\\s*(?:,|$)");
    private static final Set<String> ECHOING = Set.of(HttpMethod.PUT, HttpMethod.PATCH);

    private final CurrentRequest request;

    EntityTags(CurrentRequest request) {
        this.request = request;
    }

    static String of(String representation) {
        return '"' + Digests.sha256(representation.getBytes(UTF_8)).substring(0, 32) + '"';
    }

    /** Gives what was read its tag, or answers that the caller has it already. */
    Response tagged(Response answer) {
        if (answer.getStatus() != Response.Status.OK.getStatusCode() || !(answer.getEntity() instanceof String text)) {
            return answer;
        }
        String tag = of(text);
        if (request.verb().equals(HttpMethod.GET) || request.verb().equals(HttpMethod.HEAD)) {
            boolean known = request.header(HttpHeaders.IF_NONE_MATCH)
                    .filter(condition -> matches(condition, tag, true))
                    .isPresent();
            return (known ? Response.notModified() : Response.fromResponse(answer))
                    .header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        }
        return ECHOING.contains(request.verb()) && conditional()
                ? Response.fromResponse(answer).header(HttpHeaders.ETAG, tag).build()
                : answer;
    }

    /**
     * Asked for once the state can no longer change under the caller's hands.
     *
     * @param current what the caller would read now, or nothing where there is nothing
     * @throws RequestException {@code PRECONDITION_FAILED}
     */
    void requireMatch(Supplier<Optional<?>> current) {
        request.header(HttpHeaders.IF_MATCH).ifPresent(condition -> {
            boolean unchanged = current.get()
                    .map(representation -> of(Json.write(representation)))
                    .filter(tag -> matches(condition, tag, false))
                    .isPresent();
            if (!unchanged) {
                throw RequestError.PRECONDITION_FAILED.on(
                        HttpHeaders.IF_MATCH, "it has changed since it was read; read it again");
            }
        });
    }

    private boolean conditional() {
        return request.operation()
                .flatMap(operation -> operation.description())
                .filter(description -> description.conditional())
                .isPresent();
    }

    /** @param weakly whether a weak tag may match, as it may where nothing is changed */
    static boolean matches(String condition, String tag, boolean weakly) {
        if (condition.strip().equals(ANY)) {
            return true;
        }
        Matcher listed = TAG.matcher(condition);
        while (listed.find()) {
            if (listed.group(2).equals(tag) && (weakly || listed.group(1) == null)) {
                return true;
            }
        }
        return false;
    }
}
