package io.keycloakb2b.login;

import java.util.Set;

/**
 * A way to a token. Some begin before something happens and come to their end afterwards.
 *
 * @param covers ids of Keycloak's grant types, login protocols and action tokens
 */
record TokenPath(String name, Kind kind, Set<String> covers, Beginning beginning) {

    /** What a way can prove and whether it can ask; the same answers are due within a kind. */
    enum Kind {
        /** Proves identity in the token request itself. */
        DIRECT,
        /** Turns a proof from before into a token of its own. */
        REDEEMED,
        /** Goes on with a token that was issued before. */
        CONTINUED,
        /** Asks whether such a token still holds. */
        INQUIRY,
        /** An application by itself. */
        SERVICE,
        /** A person in front of a page. */
        BROWSER,
        /** A browser that may not ask. */
        SILENT,
        /** A person in front of a page, for an assertion without any scope. */
        ASSERTION,
        /** The same without any page: nobody is told why not. */
        ENVELOPE
    }

    /** What happens while everything is well. */
    @FunctionalInterface
    interface Beginning {
        End begin(Company company);
    }

    /** What happens afterwards. */
    @FunctionalInterface
    interface End {
        Answer end();
    }

    static TokenPath of(String name, Kind kind, Beginning beginning) {
        return new TokenPath(name, kind, Set.of(), beginning);
    }

    TokenPath covering(String... ids) {
        return new TokenPath(name, kind, Set.of(ids), beginning);
    }

    @Override
    public String toString() {
        return name;
    }
}
