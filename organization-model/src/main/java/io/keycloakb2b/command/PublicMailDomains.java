package io.keycloakb2b.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains in which anybody can have a mailbox; nobody's to own. */
final class PublicMailDomains {

    private static final String RESOURCE = "/io/keycloakb2b/public-mail-domains.txt";

    private final Set<String> domains;

    private PublicMailDomains(Set<String> domains) {
        this.domains = domains;
    }

    static PublicMailDomains load() {
        InputStream resource = PublicMailDomains.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("the list of public mail domains is missing from the JAR");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
            return new PublicMailDomains(lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String domain) {
        return domains.contains(domain);
    }
}
