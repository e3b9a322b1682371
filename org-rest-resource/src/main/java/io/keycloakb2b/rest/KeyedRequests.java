package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.access.PersonScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.spi.RequestStore;
import io.keycloakb2b.spi.RequestStore.Answered;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Requests that are done once however often they are sent, under a key that their sender chose. The answer of a request
 * that went well is kept in the transaction that did it, so there is never one without the other.
 */
final class KeyedRequests {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    /** Longest key, in characters. */
    static final int MAX_KEY = 255;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    private final CurrentRequest request;
    private final RequestStore store;
    private final PersonScope caller;

    KeyedRequests(CurrentRequest request, RequestStore store, PersonScope caller) {
        this.request = request;
        this.store = store;
        this.caller = caller;
    }

    Response once(String body, Supplier<Response> work) {
        Optional<String> key = request.header(KEY);
        return key.isEmpty() ? work.get() : once(requireUsable(key.get()), fingerprint(body), work);
    }

    private Response once(String key, String fingerprint, Supplier<Response> work) {
        Optional<Answered> before = store.claim(caller, key, fingerprint, request.organization());
        if (before.isPresent()) {
            return replay(before.get(), fingerprint);
        }
        Response answer = work.get();
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            store.answer(caller, key, answer.getStatus(), answer.getEntity() instanceof String text ? text : "");
        }
        return answer;
    }

    private static Response replay(Answered before, String fingerprint) {
        if (!before.fingerprint().equals(fingerprint)) {
            throw RequestError.IDEMPOTENCY_KEY_REUSED.on(KEY, "came with another request before");
        }
        Response.ResponseBuilder answer = Response.status(before.status()).header(REPLAYED, "true");
        return before.body().isEmpty()
                ? answer.build()
                : answer.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(before.body())
                        .build();
    }

    private String fingerprint(String body) {
        String scope = request.header(CurrentRequest.ORGANIZATION_HEADER).orElse("");
        String whole = String.join("\n", request.verb(), request.spelling(), scope, body);
        return Digests.sha256(whole.getBytes(UTF_8));
    }

    private static String requireUsable(String key) {
        if (key.length() > MAX_KEY || !PRINTABLE.matcher(key).matches()) {
            throw OrganizationError.INVALID_VALUE.on(KEY, "must be 1 to " + MAX_KEY + " printable ASCII characters");
        }
        return key;
    }
}
