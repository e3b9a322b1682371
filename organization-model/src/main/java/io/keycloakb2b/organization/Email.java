package io.keycloakb2b.organization;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one way in which the pack reads the domain of an e-mail address, and writes domains. */
public final class Email {

    /**
     * Characters that RFC 3490 maps away and RFC 5891 keeps: a name with one of them is two different domains,
     * depending on who reads it, so it is none.
     */
    private static final String AMBIGUOUS = "\u00df\u1e9e\u03c2\u200c\u200d";

    /** RFC 5322 dot-atom: what every mail server takes, and every database compares alike. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final int MAX_LOCAL_PART = 64;

    private Email() {}

    /**
     * The one form in which two ways to write an address are equal: lower case, the domain in ASCII. Empty where the
     * text is no address, or one with letters in its local part that not every server and database takes for the same.
     */
    public static Optional<String> key(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_PART) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        return domainOf(address)
                .filter(domain -> LOCAL_PART.matcher(local).matches())
                .map(domain -> local.toLowerCase(Locale.ROOT) + '@' + domain)
                .filter(key -> key.length() <= Text.MAX_LENGTH);
    }

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
