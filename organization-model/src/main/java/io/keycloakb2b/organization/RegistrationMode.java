package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How people come to be members. An invitation opens every organization but a closed one. */
public enum RegistrationMode {
    INVITATION,
    CLOSED,
    DOMAIN,
    INVITATION_OR_DOMAIN,
    REQUEST,
    OPEN;

    /** The word in settings, for example {@code invitation-or-domain}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RegistrationMode> named(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** Whether nobody gets in this way who would not get in the other way. */
    boolean within(RegistrationMode outer) {
        Set<RegistrationMode> within =
                switch (outer) {
                    case CLOSED -> EnumSet.of(CLOSED);
                    case INVITATION -> EnumSet.of(CLOSED, INVITATION);
                    case DOMAIN, INVITATION_OR_DOMAIN -> EnumSet.of(CLOSED, INVITATION, DOMAIN, INVITATION_OR_DOMAIN);
                    case REQUEST -> EnumSet.of(CLOSED, INVITATION, REQUEST);
                    case OPEN -> EnumSet.allOf(RegistrationMode.class);
                };
        return within.contains(this);
    }
}
