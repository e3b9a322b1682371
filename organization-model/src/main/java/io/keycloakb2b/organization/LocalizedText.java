package io.keycloakb2b.organization;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of one line in several languages. Written as one line for everybody, and below it a line such as {@code de:
 * Willkommen} for each language that has its own.
 *
 * @param everybodys what is read where there is none in the reader's language; empty for no text at all
 * @param translations by language tag (BCP 47) in its canonical form
 */
public record LocalizedText(String everybodys, Map<String, String> translations) {

    static final String RULE = "a line for everybody, and below it lines such as \"de: Text\" for one language each";

    private static final Pattern LINE =
            Pattern.compile("(?<tag>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)\\h*:\\h*(?<text>\\S.*)");

    public LocalizedText {
        translations = Collections.unmodifiableMap(new TreeMap<>(translations));
    }

    /** Of a setting's canonical value. */
    public static LocalizedText of(String value) {
        return parse(value, UnaryOperator.identity()).orElseThrow(() -> new IllegalArgumentException(value));
    }

    /**
     * @param canonical for the text of each language
     * @return empty where the lines are not as they have to be
     */
    static Optional<LocalizedText> parse(String value, UnaryOperator<String> canonical) {
        String[] lines = value.stripTrailing().replace("\r\n", "\n").split("\n", -1);
        if (lines.length > 1 && lines[0].isBlank()) {
            return Optional.empty();
        }
        SortedMap<String, String> translations = new TreeMap<>();
        for (int index = 1; index < lines.length; index++) {
            Matcher line = LINE.matcher(lines[index].strip());
            if (!line.matches()) {
                return Optional.empty();
            }
            String tag = Locale.forLanguageTag(line.group("tag")).toLanguageTag();
            if (translations.put(tag, canonical.apply(line.group("text"))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new LocalizedText(canonical.apply(lines[0].strip()), translations));
    }

    /** The text in a language, otherwise in that without its country, otherwise everybody's. */
    public String in(Locale locale) {
        for (String tag = locale.toLanguageTag(); !tag.isEmpty(); tag = shorter(tag)) {
            String text = translations.get(tag);
            if (text != null) {
                return text;
            }
        }
        return everybodys;
    }

    /** As it is written. */
    String value() {
        StringBuilder value = new StringBuilder(everybodys);
        translations.forEach(
                (tag, text) -> value.append('\n').append(tag).append(": ").append(text));
        return value.toString();
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(tag.lastIndexOf('-'), 0));
    }
}
