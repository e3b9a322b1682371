package io.keycloakb2b.organization;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An address that a page or a mail may lead to. */
final class HttpsLink {

    /** Longest address, in characters. */
    static final int MAX_LENGTH = 300;

    static final String RULE = "a complete address that begins with https://, without user name, in ASCII and at most "
            + MAX_LENGTH + " characters long";

    private static final String SCHEME = "https";

    private HttpsLink() {}

    /** The one way to write the address; empty where it is none that may be led to. */
    static Optional<String> canonical(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text).parseServerAuthority();
            // What stands before an @ looks like the host and is none.
            boolean usable = SCHEME.equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
            return usable ? Optional.of(SCHEME + text.substring(SCHEME.length())) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
