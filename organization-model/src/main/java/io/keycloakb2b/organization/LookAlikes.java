package io.keycloakb2b.organization;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells names that people would read as the name of a built-in role. Knows the confusable characters of Unicode
 * Technical Standard 39 (version 16) for the letters of those names only; a library that knows them all is larger
 * than the pack.
 */
final class LookAlikes {

    /** By the letter, what looks like its small or its capital form. */
    private static final Map<Integer, Integer> LETTERS = letters(Map.ofEntries(
            Map.entry('a', "\u0251\u0391\u03b1\u0410\u0430\u13aa\u15c5\u237a\ua4ee\ud800\udea0\ud81b\udf40"),
            Map.entry(
                    'b',
                    "\u0184\u0392\u0412\u042c\u13cf\u13f4\u1472\u15af\u15f7\ua4d0\ua7b4\ud800\ude82\ud800\udea1\ud800\udf01"),
            Map.entry('d', "\u0501\u13a0\u13e7\u146f\u15de\u15ea\ua4d2\ua4d3"),
            Map.entry(
                    'e',
                    "\u0395\u0415\u0435\u04bd\u13ac\u212e\u22ff\u2d39\ua4f0\uab32\ud800\ude86\ud806\udca6\ud806\udcae"),
            Map.entry('g', "\u018d\u0261\u050c\u0581\u13c0\u13f3\u1d83\ua4d6"),
            Map.entry(
                    'i',
                    "1l|\u0131\u0196\u01c0\u0269\u026a\u0399\u03b9\u0406\u0456\u04c0\u04cf\u05c0\u05d5\u05df\u0627\u0661\u06f1\u07ca"
                            + "\u13a5\u16c1\u2223\u2373\u23fd\u2c92\u2d4f\ua4f2\ua647\uab75\ud800\ude8a\ud800\udf09\ud800\udf20"
                            + "\ud806\udcc3\ud81b\udf28\ud83a\udcc7"),
            Map.entry(
                    'm',
                    "\u039c\u03fa\u041c\u043c\u13b7\u15f0\u16d6\u2c98\ua4df\ud800\udeb0\ud800\udf11\ud805\udf00\ud806\udce3"),
            Map.entry('n', "\u039d\u0578\u057c\u2c9a\ua4e0\ud801\udd13"),
            Map.entry(
                    'o',
                    "0\u039f\u03bf\u03c3\u041e\u043e\u0555\u0585\u05e1\u0647\u0665\u06be\u06c1\u06d5\u06f5\u07c0\u0966\u09e6\u0a66"
                            + "\u0ae6\u0b20\u0b66\u0be6\u0c02\u0c66\u0c82\u0ce6\u0d02\u0d20\u0d66\u0d82\u0e50\u0ed0\u101d\u1040"
                            + "\u10ff\u12d0\u1d0f\u1d11\u2c9e\u2c9f\u2d54\u3007\ua4f3\uab3d\ud800\ude92\ud800\udeab\ud801\udc04"
                            + "\ud801\udc2c\ud801\udcc2\ud801\udcea\ud801\udd16\ud805\udcd0\ud806\udcb5\ud806\udcc8\ud806\udcd7"
                            + "\ud806\udce0"),
            Map.entry(
                    'r',
                    "\u01a6\u0433\u13a1\u13d2\u1587\u1d26\u2c85\ua4e3\uab47\uab48\uab81\ud801\udcb4\ud81b\udf35\ud834\ude16"),
            Map.entry(
                    't',
                    "\u03a4\u03c4\u0422\u0442\u13a2\u22a4\u27d9\u2ca6\ua4d4\ud800\ude97\ud800\udeb1\ud800\udf15\ud806\udcbc"
                            + "\ud81b\udf0a\ud83d\udf68"),
            Map.entry(
                    'u',
                    "\u028b\u03c5\u054d\u057d\u1200\u144c\u1d1c\u222a\u22c3\ua4f4\ua79f\uab4e\uab52\ud801\udcce\ud801\udcf6"
                            + "\ud806\udcb8\ud806\udcd8\ud81b\udf42"),
            Map.entry(
                    'w',
                    "\u026f\u0461\u051c\u051d\u0561\u13b3\u13d4\u1d21\ua4ea\uab83\ud805\udf0a\ud805\udf0e\ud805\udf0f\ud806\udce6"
                            + "\ud806\udcef")));

    private static final Set<String> BUILT_IN =
            Arrays.stream(BuiltInRole.values()).map(role -> look(role.word())).collect(Collectors.toUnmodifiableSet());

    private LookAlikes() {}

    static boolean ofBuiltInRole(String text) {
        return BUILT_IN.contains(look(text));
    }

    /** What is left of a text for somebody who does not look closely: no accents, no gaps, no case, no script. */
    private static String look(String text) {
        StringBuilder look = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .map(LookAlikes::letter)
                .filter(Character::isLetterOrDigit)
                .forEach(look::appendCodePoint);
        return look.toString().replace("rn", "m").replace("vv", "w").replace("ci", "d");
    }

    private static int letter(int character) {
        Integer letter = LETTERS.get(character);
        if (letter != null) {
            return letter;
        }
        int small = Character.toLowerCase(Character.toUpperCase(character));
        return LETTERS.getOrDefault(small, small);
    }

    private static Map<Integer, Integer> letters(Map<Character, String> byLetter) {
        Map<Integer, Integer> letters = new HashMap<>();
        byLetter.forEach((letter, alike) ->
                alike.codePoints().forEach(character -> letters.put(character, (int) letter.charValue())));
        return Map.copyOf(letters);
    }
}
