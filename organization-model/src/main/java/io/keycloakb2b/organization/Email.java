package io.keycloakb2b.organization;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The one way in which the pack reads the domain of an e-mail address, and writes domains. */
public final class Email {

    private Email() {}

    /** The ASCII, lower-case domain of an address; empty where the text is no address. */
    public static Optional<String> domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? Optional.empty() : normalizedDomain(address.substring(at + 1));
    }

    /** A domain in ASCII (punycode) and lower case (RFC 5891); empty where the text is no domain. */
    public static Optional<String> normalizedDomain(String domain) {
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
