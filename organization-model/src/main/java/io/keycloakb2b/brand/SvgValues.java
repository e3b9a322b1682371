package io.keycloakb2b.brand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names and values a logo's SVG may have. What is not here is left out; nothing here reaches out of the file. */
final class SvgValues {

    /** Elements that paint, or say how. Neither scripts nor anything that refers, moves, filters or repeats. */
    static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "style",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask");

    /** What their contents are kept of, without them. */
    static final Set<String> TRANSPARENT = Set.of("a", "switch");

    private static final Set<String> PRESENTATION = Set.of(
            "clip-rule",
            "color",
            "display",
            "dominant-baseline",
            "fill",
            "fill-opacity",
            "fill-rule",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "isolation",
            "letter-spacing",
            "mask-type",
            "opacity",
            "paint-order",
            "stop-color",
            "stop-opacity",
            "stroke",
            "stroke-dasharray",
            "stroke-dashoffset",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-miterlimit",
            "stroke-opacity",
            "stroke-width",
            "text-anchor",
            "vector-effect",
            "visibility",
            "word-spacing");

    private static final Set<String> GEOMETRY = Set.of(
            "clipPathUnits",
            "cx",
            "cy",
            "d",
            "dx",
            "dy",
            "fr",
            "fx",
            "fy",
            "gradientTransform",
            "gradientUnits",
            "height",
            "maskContentUnits",
            "maskUnits",
            "offset",
            "pathLength",
            "points",
            "preserveAspectRatio",
            "r",
            "rotate",
            "rx",
            "ry",
            "spreadMethod",
            "textLength",
            "transform",
            "width",
            "x",
            "x1",
            "x2",
            "y",
            "y1",
            "y2");

    /** By attribute alone, where it shows what is in what: see {@link Svg}. */
    static final Set<String> CUTTING = Set.of("clip-path", "mask");

    private static final Set<String> FUNCTIONS =
            Set.of("matrix", "translate", "scale", "rotate", "skewx", "skewy", "rgb", "rgba", "hsl", "hsla");

    // Nobody's drawing makes any of these go back over what they have been through.

    private static final Pattern NAMES = Pattern.compile("[A-Za-z_][\\w.-]*+(?: ++[A-Za-z_][\\w.-]*+)*+");
    private static final Pattern OWN = Pattern.compile("#[A-Za-z_][\\w.-]*");
    private static final Pattern OWN_URL = Pattern.compile("url\\(\\s*(['\"]?)#[A-Za-z_][\\w.-]*\\1\\s*\\)");
    private static final Pattern PLAIN = Pattern.compile("[\\w\\s.,#%()+'-]*");
    private static final Pattern CALL = Pattern.compile("(?<![A-Za-z\\s-])([A-Za-z-]*+)\\s*+\\(");

    private static final Pattern SELECTOR =
            Pattern.compile("\\s*+[.#]?[A-Za-z_][\\w-]*+(?:\\s*+,\\s*+[.#]?[A-Za-z_][\\w-]*+)*+\\s*+");

    private SvgValues() {}

    /** The value of an attribute as it may be written, or nothing where it may not. */
    static Optional<String> attribute(String name, String value) {
        if (name.equals("id") || name.equals("class")) {
            return Optional.of(value).filter(text -> NAMES.matcher(text).matches());
        }
        if (name.equals("style")) {
            return Optional.of(declarations(value)).filter(text -> !text.isEmpty());
        }
        return PRESENTATION.contains(name) || GEOMETRY.contains(name) || CUTTING.contains(name)
                ? harmless(value)
                : Optional.empty();
    }

    /** A reference to something else in the same file. */
    static Optional<String> ownReference(String value) {
        return Optional.of(value).filter(text -> OWN.matcher(text).matches());
    }

    /** The rules of a style sheet that say how something is painted. */
    static String styleSheet(String css) {
        String rules = withoutComments(css);
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int brace = rules.indexOf('{'); brace >= 0; brace = rules.indexOf('{', from)) {
            String before = rules.substring(from, brace);
            String selector = before.substring(before.lastIndexOf('}') + 1);
            int end = end(rules, brace + 1);
            if (end < rules.length() && rules.charAt(end) == '}') {
                String declarations = declarations(rules.substring(brace + 1, end));
                if (SELECTOR.matcher(selector).matches() && !declarations.isEmpty()) {
                    kept.append(selector.strip())
                            .append('{')
                            .append(declarations)
                            .append('}');
                }
                from = end + 1;
            } else {
                from = brace + 1; // rules within a rule
            }
        }
        return kept.toString();
    }

    /** Where a brace follows, or the end. */
    private static int end(String rules, int from) {
        int end = from;
        while (end < rules.length() && rules.charAt(end) != '{' && rules.charAt(end) != '}') {
            end++;
        }
        return end;
    }

    /** One that does not end goes to the end, as in a browser. */
    private static String withoutComments(String css) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int comment = css.indexOf("/*"); comment >= 0; comment = css.indexOf("/*", from)) {
            kept.append(css, from, comment).append(' ');
            int end = css.indexOf("*/", comment + 2);
            from = end < 0 ? css.length() : end + 2;
        }
        return kept.append(css, from, css.length()).toString();
    }

    private static String declarations(String css) {
        List<String> kept = new ArrayList<>();
        for (String declaration : withoutComments(css).split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (PRESENTATION.contains(property)) {
                    harmless(declaration.substring(colon + 1).strip())
                            .ifPresent(value -> kept.add(property + ':' + value));
                }
            }
        }
        return String.join(";", kept);
    }

    /** Without escapes, colons, and functions but the known ones, no value names anything outside of the file. */
    private static Optional<String> harmless(String value) {
        String rest = OWN_URL.matcher(value).replaceAll(" ");
        if (!PLAIN.matcher(rest).matches()) {
            return Optional.empty();
        }
        Matcher calls = CALL.matcher(rest);
        while (calls.find()) {
            if (!FUNCTIONS.contains(calls.group(1).toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }
}
