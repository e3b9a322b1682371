package io.keycloakb2b.organization;

import java.util.Locale;

/** Which organizations may be given an application, and whether they may take it themselves. Kept on the client. */
public record ApplicationSharing(Sharing sharing, SelfSubscription selfSubscription) {

    /** Who gives it to organizations. */
    public enum Sharing {
        /** The platform, and organizations that hold it to those below them. */
        ALL,
        /** The platform alone, to those it selects. */
        SELECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether organizations get it by asking. */
    public enum SelfSubscription {
        OFF,
        /** Somebody above has to agree. */
        REQUEST,
        /** At once. */
        AUTOMATIC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of an application that says nothing about it, and of a client that is none. */
    public static ApplicationSharing byDefault() {
        return new ApplicationSharing(Sharing.ALL, SelfSubscription.OFF);
    }

    /** Whether organizations may subscribe at all. */
    public boolean open() {
        return sharing == Sharing.ALL && selfSubscription != SelfSubscription.OFF;
    }
}
