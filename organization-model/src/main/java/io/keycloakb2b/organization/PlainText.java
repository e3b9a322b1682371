package io.keycloakb2b.organization;

/** A text of somebody's own that stands in one line of a page or a mail, as it was typed. */
final class PlainText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    static final String RULE =
            "no line breaks, and no control characters or others that nobody sees, such as those that turn text around";

    private PlainText() {}

    /** Whether it is what it looks like: nothing breaks the line, hides in it or changes its direction. */
    static boolean plain(String text) {
        return text.codePoints().allMatch(PlainText::seen);
    }

    /** Persian, Indian scripts and some emoji are written with joiners. */
    private static boolean seen(int character) {
        return character == ZERO_WIDTH_NON_JOINER
                || character == ZERO_WIDTH_JOINER
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE,
                            Character.PRIVATE_USE -> false;
                    default -> true;
                };
    }
}
