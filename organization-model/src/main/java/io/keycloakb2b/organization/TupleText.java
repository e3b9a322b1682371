package io.keycloakb2b.organization;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** The parts of a tuple as text: what separates them is percent-encoded inside of them (RFC 3986). */
final class TupleText {

    private static final String REPLACEMENT = "\uFFFD";

    private TupleText() {}

    static String encoded(String part) {
        return part.replace("%", "%25").replace(":", "%3A").replace("#", "%23").replace("@", "%40");
    }

    /**
     * @param field whose text it is
     * @throws OrganizationException {@code INVALID_VALUE} for what could stand for nothing
     */
    static String decoded(String field, String part) {
        return required(field, percentDecoded(field, part));
    }

    /** @throws OrganizationException {@code INVALID_VALUE} for what could stand for nothing */
    static String required(String field, String text) {
        if (!Text.fits(text)) {
            throw OrganizationError.INVALID_VALUE.on(
                    field, "each part must have 1 to " + Text.MAX_LENGTH + " characters");
        }
        if (text.contains(REPLACEMENT) || text.codePoints().anyMatch(TupleText::unwritable)) {
            throw OrganizationError.INVALID_VALUE.on(field, "must hold no control characters, nor parts of characters");
        }
        return text;
    }

    private static String percentDecoded(String field, String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException broken) {
            throw OrganizationError.INVALID_VALUE.on(field, "has a % that two hexadecimal digits do not follow");
        }
    }

    private static boolean unwritable(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
