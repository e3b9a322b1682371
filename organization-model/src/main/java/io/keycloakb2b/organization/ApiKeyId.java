package io.keycloakb2b.organization;

import java.time.Instant;

/** Id of an API key. A newer one sorts after an older one. Opens nothing: only the {@link ApiKeySecret} does. */
public record ApiKeyId(String value) {

    public ApiKeyId {
        Text.require("ApiKeyId", value);
    }

    public static ApiKeyId at(Instant moment) {
        return new ApiKeyId(TimeOrdered.at(moment));
    }

    @Override
    public String toString() {
        return value;
    }
}
