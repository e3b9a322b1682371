package io.keycloakb2b.image;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands before the nodes of the composition.
 *
 * @param lines of its configuration, without comments
 */
record LoadBalancer(List<String> lines) {

    static LoadBalancer read() {
        return new LoadBalancer(Checkout.text("docker/haproxy.cfg")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    /** What the group of an expression takes from the only line in which it is found. */
    String value(String expression) {
        var pattern = Pattern.compile(expression);
        var found = lines.stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("one line with " + expression + " is expected: " + found);
        }
        return found.get(0);
    }

    /** The beginnings of the paths that reach a node. */
    List<String> exposed() {
        return List.of(value("^http-request deny deny_status 404 unless \\{ path_beg (.*) }$")
                .split(" ", -1));
    }
}
