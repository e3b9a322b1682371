package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a host in the domain name system, under which browsers find a page.
 *
 * @param value in ASCII (punycode, RFC 3490) and lower case, without the last dot
 */
public record HostName(String value) {

    /** Longest name in the domain name system (RFC 1035, section 2.3.4) as it is written. */
    static final int MAX_LENGTH = 253;

    /** At least two labels, of which the last begins with a letter: addresses of IP are no names. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws IllegalArgumentException for what is no such name */
    public HostName {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("no name of a host: " + value);
        }
    }

    /** In whatever case and script; empty where the text is no name of a host, or not the same to all. */
    public static Optional<HostName> of(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return Email.normalizedDomain(name)
                .filter(ascii ->
                        ascii.length() <= MAX_LENGTH && NAME.matcher(ascii).matches())
                .map(HostName::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
