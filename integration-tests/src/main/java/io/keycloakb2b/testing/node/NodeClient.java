package io.keycloakb2b.testing.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** An application on Node.js, made of a library for a standard: one login. */
public final class NodeClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeProgram program = NodeProgram.start("independent-clients", "client.js", Map.of());

    /**
     * @param request what the library is to ask for
     * @return where it sends the browser
     */
    public String begins(Map<String, Object> request) {
        return answer(request).get("begin").asText();
    }

    /** @return what the library makes of the browser's return */
    public JsonNode ends(Map<String, Object> back) {
        return answer(back);
    }

    private JsonNode answer(Map<String, Object> said) {
        try {
            program.says(JSON.writeValueAsString(said));
            return JSON.readTree(program.hears());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
