package io.keycloakb2b.organization;

/** The way by which a login or token is asked for. */
public enum LoginPath {
    /** A person in front of a browser who can be asked. */
    BROWSER(true, false),
    /** A browser that must not ask: {@code prompt=none}. */
    SILENT(false, false),
    /** User name and password in a token request. */
    PASSWORD_GRANT(false, false),
    /** The issue of tokens at the end of an interactive login, and every grant without a rule of its own. */
    TOKEN(false, false),
    /** A refresh: how the person once proved identity is not asked again. */
    REFRESH(false, true);

    private final boolean interactive;
    private final boolean continues;

    LoginPath(boolean interactive, boolean continues) {
        this.interactive = interactive;
        this.continues = continues;
    }

    public boolean interactive() {
        return interactive;
    }

    /** Whether a person stands before the door, rather than a client that asks for the tokens of a login. */
    public boolean signsIn() {
        return this == BROWSER || this == SILENT;
    }

    /** Whether it goes on with a proof that was accepted before (LOGIN.md: stages 2, 5 and 7 only). */
    public boolean continues() {
        return continues;
    }
}
