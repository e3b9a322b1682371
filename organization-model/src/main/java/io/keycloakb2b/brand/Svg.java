package io.keycloakb2b.brand;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakb2b.organization.OrganizationException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A drawing in Scalable Vector Graphics. Written anew from a list of elements and attributes that paint; see {@link
 * SvgValues}. Entities and document types are not read at all, so nothing expands and nothing is fetched.
 */
final class Svg {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** What drawing programs write, without declarations of its own. */
    private static final Pattern PLAIN_DOCTYPE = Pattern.compile("<!DOCTYPE\\s+svg[^\\[\\]<>]*>");

    private static final int MAX_ELEMENTS = 10_000;
    private static final int MAX_DEPTH = 50;

    /** The longer side of a drawing, which has no pixels of its own. */
    private static final int SIDE = 512;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
    private static final Pattern LENGTH = Pattern.compile("(" + NUMBER.pattern() + ")(px)?");
    private static final Pattern VIEW = Pattern.compile("\\s*(-?" + NUMBER.pattern() + ")[\\s,]+(-?" + NUMBER.pattern()
            + ")[\\s,]+(?<width>" + NUMBER.pattern() + ")[\\s,]+(?<height>" + NUMBER.pattern() + ")\\s*");

    private final String text;
    private final Set<String> leftOut;
    private final StringBuilder written = new StringBuilder();
    /** Names of the elements that are open, as they were written; empty for those that are not. */
    private final Deque<String> open = new ArrayDeque<>();

    private int elements;
    private int width;
    private int height;

    Svg(byte[] sent, Set<String> leftOut) {
        this.text = decoded(sent);
        this.leftOut = leftOut;
    }

    static boolean begins(byte[] sent) {
        String start = new String(sent, 0, Math.min(sent.length, 1000), UTF_8).stripLeading();
        return start.startsWith("<") || start.startsWith("\ufeff<");
    }

    Picture read() {
        String document = PLAIN_DOCTYPE.matcher(text).replaceFirst("");
        if (document.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            throw BrandPicture.invalid("must be an SVG drawing without a document type of its own");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document));
            while (reader.hasNext()) {
                take(reader, reader.next());
            }
            reader.close();
        } catch (XMLStreamException noXml) {
            throw damaged();
        }
        return new Picture(width, height, written.toString().getBytes(UTF_8));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void take(XMLStreamReader reader, int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw damaged();
            default -> {
                // Comments and processing instructions stay behind.
            }
        }
    }

    private void start(XMLStreamReader reader) throws XMLStreamException {
        elements++;
        if (elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
            throw BrandPicture.invalid("has too many parts, or parts in parts");
        }
        String name = reader.getLocalName();
        boolean ofSvg = SVG.equals(reader.getNamespaceURI());
        if (open.isEmpty()) {
            if (!ofSvg || !name.equals("svg")) {
                throw damaged();
            }
            size(reader);
            root(reader);
        } else if (ofSvg && SvgValues.TRANSPARENT.contains(name)) {
            leftOut.add(name);
            open.push("");
        } else if (ofSvg && !name.equals("svg") && SvgValues.ELEMENTS.contains(name)) {
            element(name, reader);
        } else {
            if (ofSvg) {
                leftOut.add(name);
            }
            passOver(reader);
        }
    }

    private void root(XMLStreamReader reader) {
        written.append("<svg xmlns=\"").append(SVG).append('"');
        attribute("width", String.valueOf(width));
        attribute("height", String.valueOf(height));
        attribute("viewBox", view(reader));
        attributes(reader, Set.of("width", "height", "x", "y"));
        written.append('>');
        open.push("svg");
    }

    private void element(String name, XMLStreamReader reader) {
        written.append('<').append(name);
        attributes(reader, Set.of());
        if (name.endsWith("Gradient")) {
            reference(reader).flatMap(SvgValues::ownReference).ifPresent(value -> attribute("href", value));
        }
        written.append('>');
        open.push(name);
    }

    private void end() {
        String name = open.pop();
        if (!name.isEmpty()) {
            written.append("</").append(name).append('>');
        }
    }

    private void characters(String characters) {
        String inside = open.isEmpty() ? "" : open.peek();
        switch (inside) {
            case "style" -> written.append(escaped(SvgValues.styleSheet(characters)));
            case "text", "tspan", "title", "desc" -> written.append(escaped(characters));
            default -> {
                // Nothing that would be seen.
            }
        }
    }

    /** With everything in it. */
    private void passOver(XMLStreamReader reader) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw damaged();
                default -> {
                    // Goes the same way.
                }
            }
        }
    }

    /** Masks of masks would be painted over and over again. */
    private void attributes(XMLStreamReader reader, Set<String> butFor) {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            String name = reader.getAttributeLocalName(index);
            boolean repeats = SvgValues.CUTTING.contains(name) && (open.contains("mask") || open.contains("clipPath"));
            if (reader.getAttributeNamespace(index) == null && !butFor.contains(name) && !repeats) {
                Optional<String> value = SvgValues.attribute(name, reader.getAttributeValue(index));
                value.ifPresent(text -> attribute(name, text));
                if (value.isEmpty() && name.startsWith("on")) {
                    leftOut.add(name);
                }
            }
        }
    }

    private static Optional<String> reference(XMLStreamReader reader) {
        return Stream.of(
                        Optional.ofNullable(reader.getAttributeValue(null, "href")),
                        Optional.ofNullable(reader.getAttributeValue(XLINK, "href")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void attribute(String name, String value) {
        written.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    /** The sides as a browser shows them by themselves; whatever is said, the drawing keeps its shape. */
    private void size(XMLStreamReader reader) {
        List<Double> sides = sides(reader);
        double longer = Math.max(sides.get(0), sides.get(1));
        if (Math.min(sides.get(0), sides.get(1)) <= 0) {
            throw damaged();
        }
        width = (int) Math.round(sides.get(0) * SIDE / longer);
        height = (int) Math.round(sides.get(1) * SIDE / longer);
    }

    private static List<Double> sides(XMLStreamReader reader) {
        Matcher view = VIEW.matcher(given(reader, "viewBox"));
        if (view.matches()) {
            return List.of(Double.valueOf(view.group("width")), Double.valueOf(view.group("height")));
        }
        Matcher wide = LENGTH.matcher(given(reader, "width"));
        Matcher high = LENGTH.matcher(given(reader, "height"));
        if (!wide.matches() || !high.matches()) {
            throw BrandPicture.invalid("must be an SVG drawing with a viewBox");
        }
        return List.of(Double.valueOf(wide.group(1)), Double.valueOf(high.group(1)));
    }

    private static String view(XMLStreamReader reader) {
        String view = given(reader, "viewBox").strip();
        if (VIEW.matcher(view).matches()) {
            return view;
        }
        List<Double> sides = sides(reader);
        return "0 0 " + sides.get(0) + ' ' + sides.get(1);
    }

    private static String given(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String decoded(byte[] sent) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw BrandPicture.invalid("must be an SVG drawing in UTF-8");
        }
    }

    private static OrganizationException damaged() {
        return BrandPicture.invalid("is no SVG drawing, or a damaged one");
    }
}
