package io.keycloakb2b.jpa;

import java.util.Locale;

/** Texts to look for in columns, in which nothing of what was typed has a meaning of its own. */
final class Likeness {

    /** Backslash, the usual one, is not the same in all databases. */
    private static final char ESCAPE = '!';

    private Likeness() {}

    /** The condition that a column is like a parameter. */
    static String to(String parameter) {
        return " like :" + parameter + " escape '" + ESCAPE + "'";
    }

    static String anywhere(String text) {
        return "%" + literal(text) + "%";
    }

    static String atTheBeginning(String text) {
        return literal(text) + "%";
    }

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        text.chars().forEach(character -> {
            if (character == ESCAPE || character == '%' || character == '_') {
                literal.append(ESCAPE);
            }
            literal.append((char) character);
        });
        return literal.toString();
    }
}
