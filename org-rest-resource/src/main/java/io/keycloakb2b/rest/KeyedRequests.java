package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.access.SenderScope;
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
 * that went well is kept in the transaction that did it, so there is never one without the other. A request of many
 * rows, each done in a transaction of its own, keeps the answer of each row in the same way, so that what was done of
 * it before it broke off is not done again.
 */
final class KeyedRequests {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    /** Longest key, in characters. */
    static final int MAX_KEY = 255;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    /** Stands in no key of a sender's. */
    private static final char PART = '\n';

    private static final int OK = Response.Status.OK.getStatusCode();

    private final CurrentRequest request;
    private final RequestStore store;
    private final SenderScope caller;

    KeyedRequests(CurrentRequest request, RequestStore store, SenderScope caller) {
        this.request = request;
        this.store = store;
        this.caller = caller;
    }

    Response once(String body, Supplier<Response> work) {
        return onceShown(body, () -> ShownOnce.whole(work.get()));
    }

    /** The same for an answer of which not everything is kept. */
    Response onceShown(String body, Supplier<ShownOnce> work) {
        return key().map(key -> once(key, fingerprint(body), work))
                .orElseGet(() -> work.get().answer());
    }

    /**
     * Binds the key to the request in a transaction that is over before its first row is begun: whatever becomes of
     * the request, its rows are not mixed with those of another.
     */
    void bindRows(String body) {
        key().ifPresent(key -> once(
                key + PART,
                fingerprint(body),
                () -> ShownOnce.whole(Response.ok("").build())));
    }

    /**
     * Does one row, in a transaction of its own; what was done of it before is answered as it was then.
     *
     * @param number of the row in the request
     * @param type of the answer, which has to be readable from what is written of it
     */
    <A> A row(String body, int number, Class<A> type, Supplier<A> work) {
        Optional<String> key = key();
        if (key.isEmpty()) {
            return work.get();
        }
        String name = key.get() + PART + number;
        Optional<Answered> before = claim(name, fingerprint(body));
        if (before.isPresent()) {
            return Json.read(before.get().body(), type);
        }
        A answer = work.get();
        store.answer(caller, name, OK, Json.write(answer));
        return answer;
    }

    private Response once(String key, String fingerprint, Supplier<ShownOnce> work) {
        Optional<Answered> before = claim(key, fingerprint);
        if (before.isPresent()) {
            return replay(before.get());
        }
        ShownOnce done = work.get();
        Response answer = done.answer();
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            store.answer(caller, key, answer.getStatus(), done.kept());
        }
        return answer;
    }

    private Optional<Answered> claim(String key, String fingerprint) {
        Optional<Answered> before = store.claim(caller, key, fingerprint, request.organization());
        if (before.filter(answered -> !answered.fingerprint().equals(fingerprint))
                .isPresent()) {
            throw RequestError.IDEMPOTENCY_KEY_REUSED.on(KEY, "came with another request before");
        }
        return before;
    }

    private static Response replay(Answered before) {
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

    private Optional<String> key() {
        Optional<String> key = request.header(KEY);
        if (key.filter(sent ->
                        sent.length() > MAX_KEY || !PRINTABLE.matcher(sent).matches())
                .isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(KEY, "must be 1 to " + MAX_KEY + " printable ASCII characters");
        }
        return key;
    }
}
