package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The segments of an address below a root, decoded. Only one spelling is one: whatever a proxy, the router and this
 * class could understand differently (empty or dotted segments, matrix parameters, encoded separators) is none.
 */
record Address(List<String> segments) {

    private static final Pattern BELOW_A_ROOT = Pattern.compile("(?:/.*?)??(?:/admin)?/realms/[^/]+/b2b((?:/.*)?)");
    private static final Pattern AMBIGUOUS = Pattern.compile(";|\\\\|%2[fF]|%5[cC]|%3[bB]|%00");

    /** Empty where it is not spelled in the one way. */
    static Optional<Address> of(URI request) {
        Matcher below = BELOW_A_ROOT.matcher(request.getRawPath());
        if (!below.matches() || AMBIGUOUS.matcher(below.group(1)).find()) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        String path = below.group(1);
        if (!path.isEmpty()) {
            for (String segment : path.substring(1).split("/", -1)) {
                String decoded = URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
                if (decoded.isEmpty() || decoded.equals(".") || decoded.equals("..")) {
                    return Optional.empty();
                }
                segments.add(decoded);
            }
        }
        return Optional.of(new Address(List.copyOf(segments)));
    }

    /** Whether the address is one of a template with parameters in braces. */
    boolean isOf(String template) {
        String[] parts = template.substring(1).split("/", -1);
        if (parts.length != segments.size()) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].startsWith("{") && !parts[i].equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What the address has where the template has a parameter. */
    Optional<String> parameter(String template, String name) {
        int index = List.of(template.substring(1).split("/", -1)).indexOf("{" + name + "}");
        return index < 0 ? Optional.empty() : Optional.of(segments.get(index));
    }
}
