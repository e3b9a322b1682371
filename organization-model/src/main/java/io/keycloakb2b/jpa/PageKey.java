package io.keycloakb2b.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/** Where a page ended. Opaque to clients: URL-safe Base64 of the id, a line break and the name. */
record PageKey(String id, String name) {

    /** PostgreSQL refuses it in texts. */
    private static final char NUL = 0;

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + "\n" + name).getBytes(UTF_8));
    }

    /** @throws OrganizationException {@code INVALID_VALUE} on {@code after} */
    static PageKey parse(String text) {
        String decoded = decode(text);
        int end = decoded.indexOf('\n');
        if (end < 1 || decoded.indexOf(NUL) >= 0) {
            throw invalid();
        }
        return new PageKey(decoded.substring(0, end), decoded.substring(end + 1));
    }

    private static String decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw invalid();
        }
    }

    private static OrganizationException invalid() {
        return OrganizationError.INVALID_VALUE.on("after", "is no key of this list");
    }
}
