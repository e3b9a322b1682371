package io.keycloakb2b.organization;

import java.text.Normalizer;
import java.util.Locale;

/** How names that people give are compared: the same for every locale and on every database. */
public final class Names {

    private Names() {}

    /** What two names must not share. Neither case nor the way letters are composed makes a difference. */
    public static String key(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        // up and down again: some letters have more than one small form
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
