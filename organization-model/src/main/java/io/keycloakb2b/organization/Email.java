package io.keycloakb2b.organization;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The one way in which the pack reads the domain of an e-mail address, and writes domains. */
public final class Email {

    /**
     * Characters that RFC 3490 maps away and RFC 5891 keeps: a name with one of them is two different domains,
     * depending on who reads it, so it is none.
     */
    private static final String AMBIGUOUS = "\u00df\u1e9e\u03c2\u200c\u200d";

    private Email() {}

    /** The ASCII, lower-case domain of an address; empty where the text is no address. */
    public static Optional<String> domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? Optional.empty() : normalizedDomain(address.substring(at + 1));
    }

    /** A domain in ASCII (punycode, RFC 3490) and lower case; empty where the text is no domain, or not the same to all. */
    public static Optional<String> normalizedDomain(String domain) {
        if (domain.chars().anyMatch(character -> AMBIGUOUS.indexOf(character) >= 0)) {
            return Optional.empty();
        }
        String ascii;
        try {
            ascii = IDN.toASCII(domain.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
        boolean wellFormed = ascii.length() <= Text.MAX_LENGTH && ascii.indexOf('.') > 0 && !ascii.endsWith(".");
        return wellFormed ? Optional.of(ascii) : Optional.empty();
    }
}
