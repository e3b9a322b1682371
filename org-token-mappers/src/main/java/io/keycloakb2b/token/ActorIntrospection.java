package io.keycloakb2b.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.JsonSerialization;

/**
 * Keycloak's introspection, but for tokens that hold no more, and the claim {@code act} of a token that has one of ours:
 * Keycloak puts the name of the administrator where the token has the id.
 */
final class ActorIntrospection extends AccessTokenIntrospectionProvider<AccessToken> {

    private static final String ACT = "act";

    ActorIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String text) {
        if (!super.introspectionChecks(text)) {
            return false;
        }
        boolean holds = new HoldingToken(session, eventBuilder, userSession, client, token).holds();
        if (!holds) {
            // Whoever asks for the answer as a JWT would get the claims with it.
            transformedToken = null;
        }
        return holds;
    }

    @Override
    public Response introspect(String text, EventBuilder event) {
        Response answer = super.introspect(text, event);
        @Nullable
        Object act = transformedToken == null
                ? null
                : transformedToken.getOtherClaims().get(ACT);
        return act != null && answer.getEntity() instanceof byte[] body ? withActor(answer, body, act) : answer;
    }

    private static Response withActor(Response answer, byte[] body, Object act) {
        try {
            JsonNode claims = JsonSerialization.readValue(body, JsonNode.class);
            if (claims instanceof ObjectNode object && object.has(ACT)) {
                object.set(ACT, JsonSerialization.mapper.valueToTree(act));
            }
            return Response.fromResponse(answer)
                    .entity(JsonSerialization.writeValueAsBytes(claims))
                    .build();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
