package io.keycloakb2b.organization;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A setting that organizations inherit: its default, what it accepts, and which of two values is the stricter. */
public enum SettingName {
    /** Comma-separated words of {@link FirstFactor}; two values intersect. */
    FIRST_FACTORS("password,passkey,email-code,social,sso") {
        @Override
        String canonical(String value) {
            return words(factors(value));
        }

        @Override
        String stricter(String outer, String inner) {
            Set<FirstFactor> both = factors(outer);
            both.retainAll(factors(inner));
            return words(both);
        }
    },
    /** Whether only single sign-on opens the organization. */
    SSO_REQUIRED("false") {
        @Override
        String canonical(String value) {
            return truth(value);
        }

        @Override
        String stricter(String outer, String inner) {
            return either(outer, inner);
        }
    },
    /** A word of {@link MfaPolicy}. */
    MFA("off") {
        @Override
        String canonical(String value) {
            return policy(value).word();
        }

        @Override
        String stricter(String outer, String inner) {
            return policy(outer).strictest(policy(inner)).word();
        }

        private MfaPolicy policy(String value) {
            return MfaPolicy.named(value)
                    .orElseThrow(() -> invalid("must be one of "
                            + Arrays.stream(MfaPolicy.values())
                                    .map(MfaPolicy::word)
                                    .collect(Collectors.joining(", "))));
        }
    },
    /**
     * Comma-separated words of {@link SecondFactor}, with one at least that can be set up during a login; two values
     * intersect.
     */
    SECOND_FACTORS("otp,webauthn,recovery-code,passkey") {
        @Override
        String canonical(String value) {
            Set<SecondFactor> factors = secondFactors(value);
            if (factors.stream().noneMatch(SecondFactor::canBeFirst)) {
                throw invalid("must have otp or webauthn among its words");
            }
            return secondWords(factors);
        }

        @Override
        String stricter(String outer, String inner) {
            Set<SecondFactor> both = secondFactors(outer);
            both.retainAll(secondFactors(inner));
            return secondWords(both);
        }
    },
    /**
     * For how many days a member may put off setting up a second factor that is required, from the first time of being
     * asked: 0 to 90.
     */
    MFA_GRACE_DAYS("0") {
        @Override
        String canonical(String value) {
            if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) > MAX_GRACE_DAYS) {
                throw invalid("must be a number of days from 0 to " + MAX_GRACE_DAYS);
            }
            return Integer.toString(Integer.parseInt(value));
        }

        @Override
        String stricter(String outer, String inner) {
            return Integer.toString(Math.min(Integer.parseInt(outer), Integer.parseInt(inner)));
        }
    },
    /** A word of {@link RegistrationMode}. */
    REGISTRATION_MODE(RegistrationMode.INVITATION.word()) {
        @Override
        String canonical(String value) {
            return mode(value).word();
        }

        @Override
        String stricter(String outer, String inner) {
            return mode(inner).within(mode(outer)) ? inner : outer;
        }

        private RegistrationMode mode(String value) {
            return RegistrationMode.named(value)
                    .orElseThrow(() -> invalid("must be one of "
                            + Arrays.stream(RegistrationMode.values())
                                    .map(RegistrationMode::word)
                                    .collect(Collectors.joining(", "))));
        }
    },
    /** Whether whoever comes through an identity provider of the organization becomes a member: {@code true} or not. */
    JUST_IN_TIME("true") {
        @Override
        String canonical(String value) {
            return truth(value);
        }

        @Override
        String stricter(String outer, String inner) {
            return String.valueOf(Boolean.parseBoolean(outer) && Boolean.parseBoolean(inner));
        }
    },
    /** The longest time in seconds for which a proof of identity counts, refreshes included; empty for any. */
    SESSION_LIFETIME("") {
        @Override
        String canonical(String value) {
            return seconds(value, MIN_SESSION_SECONDS);
        }

        @Override
        String stricter(String outer, String inner) {
            return shorter(outer, inner);
        }
    },
    /** The longest time in seconds without use of a session; empty for any. */
    SESSION_IDLE("") {
        @Override
        String canonical(String value) {
            return seconds(value, MIN_SESSION_SECONDS);
        }

        @Override
        String stricter(String outer, String inner) {
            return shorter(outer, inner);
        }
    },
    /** The oldest proof of identity in seconds with which somebody may sign in once more; empty for any. */
    REAUTHENTICATION_INTERVAL("") {
        @Override
        String canonical(String value) {
            return seconds(value, 1);
        }

        @Override
        String stricter(String outer, String inner) {
            return shorter(outer, inner);
        }
    },
    /** Whether what somebody was signed in with before a suspension counts no more after it. */
    END_SESSIONS_ON_SUSPENSION("true") {
        @Override
        String canonical(String value) {
            return truth(value);
        }

        @Override
        String stricter(String outer, String inner) {
            return either(outer, inner);
        }
    },
    /** Whether a new password ends what its owner was signed in with before. */
    END_SESSIONS_ON_PASSWORD_RESET("true") {
        @Override
        String canonical(String value) {
            return truth(value);
        }

        @Override
        String stricter(String outer, String inner) {
            return either(outer, inner);
        }
    },
    /** Whether members sign in anew when what they hold changes; otherwise a refresh carries the new roles. */
    END_SESSIONS_ON_ROLE_CHANGE("false") {
        @Override
        String canonical(String value) {
            return truth(value);
        }

        @Override
        String stricter(String outer, String inner) {
            return either(outer, inner);
        }
    },
    /** For how many seconds an invitation can be accepted where it does not say so itself. */
    INVITATION_LIFETIME(Long.toString(InvitationLifetime.DEFAULT.toSeconds())) {
        @Override
        String canonical(String value) {
            if (!value.matches("[1-9][0-9]{0,8}")
                    || !InvitationLifetime.valid(Duration.ofSeconds(Long.parseLong(value)))) {
                throw invalid(InvitationLifetime.RULE);
            }
            return value;
        }

        @Override
        String stricter(String outer, String inner) {
            return Long.toString(Math.min(Long.parseLong(outer), Long.parseLong(inner)));
        }
    },
    /**
     * Days for which audit events are kept, from 1 to 3650. Longer is stricter, and what the realm says (or, where it
     * says nothing, the default) binds: nobody makes their own traces vanish sooner.
     */
    AUDIT_RETENTION(String.valueOf(SettingName.DEFAULT_RETENTION_DAYS)) {
        @Override
        String canonical(String value) {
            return Integer.toString(days(value));
        }

        @Override
        String stricter(String outer, String inner) {
            return Integer.toString(Math.max(days(outer), days(inner)));
        }
    },
    /** A word of {@link DirectoryVisibility}. */
    DIRECTORY_VISIBILITY("members") {
        @Override
        String canonical(String value) {
            return visibility(value).word();
        }

        @Override
        String stricter(String outer, String inner) {
            return visibility(outer).strictest(visibility(inner)).word();
        }

        private DirectoryVisibility visibility(String value) {
            return DirectoryVisibility.named(value).orElseThrow(() -> invalid("must be members or administrators"));
        }
    },
    /** Colour of buttons and links on the login page, {@code #rrggbb}; empty for the theme's own. */
    BRAND_PRIMARY_COLOR("") {
        @Override
        String canonical(String value) {
            return color(value);
        }
    },
    /** Colour behind the login page, {@code #rrggbb}; empty for the theme's own. */
    BRAND_BACKGROUND_COLOR("") {
        @Override
        String canonical(String value) {
            return color(value);
        }
    },
    /**
     * The name of the logo on login pages and in mails; empty for none. Written by uploading a logo, since it names a
     * content that is there.
     */
    BRAND_LOGO("") {
        @Override
        String canonical(String value) {
            return uploaded(value, LOGO);
        }
    },
    /** The name of the picture in the browser's tab, likewise. */
    BRAND_FAVICON("") {
        @Override
        String canonical(String value) {
            return uploaded(value, FAVICON);
        }
    },
    /** The name shown on login pages; empty for the organization's own. */
    BRAND_DISPLAY_NAME("") {
        @Override
        String canonical(String value) {
            return line(value, MAX_DISPLAY_NAME);
        }
    },
    /** What login pages say below the name: a {@link LocalizedText}; empty for nothing. */
    BRAND_HEADLINE("") {
        @Override
        String canonical(String value) {
            return inLanguages(value, text -> line(text, MAX_HEADLINE));
        }
    },
    /** Where login pages and mails say that one may turn to: a {@link LocalizedText}; empty for nothing. */
    BRAND_HELP("") {
        @Override
        String canonical(String value) {
            return inLanguages(value, text -> line(text, MAX_HELP));
        }
    },
    /** The page behind that: a {@link LocalizedText} of addresses; empty for none. */
    BRAND_HELP_LINK("") {
        @Override
        String canonical(String value) {
            return inLanguages(value, this::link);
        }
    },
    /** The page with the organization's terms, likewise. */
    BRAND_TERMS_LINK("") {
        @Override
        String canonical(String value) {
            return inLanguages(value, this::link);
        }
    },
    /** The page about what the organization does with personal data, likewise. */
    BRAND_PRIVACY_LINK("") {
        @Override
        String canonical(String value) {
            return inLanguages(value, this::link);
        }
    };

    /** For how long audit events are kept where nobody says otherwise, in days. */
    public static final int DEFAULT_RETENTION_DAYS = 400;

    /** Shortest lifetime and idle time of a session, in seconds. */
    public static final long MIN_SESSION_SECONDS = 60;

    /** Longest limit of a session, in seconds: a year. */
    public static final long MAX_SESSION_SECONDS = 31_536_000;

    /** Longest delay for setting up a second factor, in days. */
    public static final int MAX_GRACE_DAYS = 90;

    /** Longest time for which audit events are kept, in days. */
    public static final int MAX_RETENTION_DAYS = 3650;

    /** Longest brand display name, in characters. */
    public static final int MAX_DISPLAY_NAME = 100;

    /** Longest headline, in characters. */
    public static final int MAX_HEADLINE = 100;

    /** Longest text about help, in characters. */
    public static final int MAX_HELP = 200;

    /** Longest value with all its languages, in characters; as long as the column that keeps it. */
    static final int MAX_TRANSLATED = 2000;

    private static final Pattern LOGO = Pattern.compile("[0-9a-f]{64}\\.(png|jpg|svg)");
    private static final Pattern FAVICON = Pattern.compile("[0-9a-f]{64}\\.(png|svg)");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final String defaultValue;

    SettingName(String defaultValue) {
        this.defaultValue = defaultValue;
    }

    /**
     * The one way to write a value.
     *
     * @throws OrganizationException {@code INVALID_VALUE} that names the setting
     */
    abstract String canonical(String value);

    /** What holds where an outer value is locked and an inner one is set; by default the lock alone. */
    String stricter(String outer, String inner) {
        return outer;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** Whether it decides who may enter, rather than what a page looks like. */
    boolean restrictsLogins() {
        return switch (this) {
            case FIRST_FACTORS,
                    SSO_REQUIRED,
                    MFA,
                    SECOND_FACTORS,
                    MFA_GRACE_DAYS,
                    JUST_IN_TIME,
                    SESSION_LIFETIME,
                    SESSION_IDLE,
                    REAUTHENTICATION_INTERVAL,
                    END_SESSIONS_ON_SUSPENSION,
                    END_SESSIONS_ON_PASSWORD_RESET,
                    END_SESSIONS_ON_ROLE_CHANGE -> true;
            case REGISTRATION_MODE,
                    INVITATION_LIFETIME,
                    AUDIT_RETENTION,
                    DIRECTORY_VISIBILITY,
                    BRAND_PRIMARY_COLOR,
                    BRAND_BACKGROUND_COLOR,
                    BRAND_LOGO,
                    BRAND_FAVICON,
                    BRAND_DISPLAY_NAME,
                    BRAND_HEADLINE,
                    BRAND_HELP,
                    BRAND_HELP_LINK,
                    BRAND_TERMS_LINK,
                    BRAND_PRIVACY_LINK -> false;
        };
    }

    /** The settings in which an application may be stricter than its organizations. */
    public static Set<SettingName> ofApplications() {
        return EnumSet.of(FIRST_FACTORS, SSO_REQUIRED, MFA, SECOND_FACTORS, MFA_GRACE_DAYS);
    }

    /** Whether a value of the realm is a lock for its organizations, rather than a default. */
    boolean bindsFromTheRealm() {
        return restrictsLogins() || this == AUDIT_RETENTION;
    }

    /** The word in requests, for example {@code sso-required}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SettingName> named(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }

    static Set<FirstFactor> factors(String value) {
        Set<FirstFactor> factors = EnumSet.noneOf(FirstFactor.class);
        for (String word : List.of(value.split(",", -1))) {
            if (!word.isBlank()) {
                factors.add(FirstFactor.named(word.strip())
                        .orElseThrow(() -> FIRST_FACTORS.invalid(
                                "knows no first factor named so: use " + words(EnumSet.allOf(FirstFactor.class)))));
            }
        }
        return factors;
    }

    static Set<SecondFactor> secondFactors(String value) {
        Set<SecondFactor> factors = EnumSet.noneOf(SecondFactor.class);
        for (String word : List.of(value.split(",", -1))) {
            if (!word.isBlank()) {
                factors.add(SecondFactor.named(word.strip())
                        .orElseThrow(() -> SECOND_FACTORS.invalid("knows no second factor named so: use "
                                + secondWords(EnumSet.allOf(SecondFactor.class)))));
            }
        }
        return factors;
    }

    private static String secondWords(Set<SecondFactor> factors) {
        return factors.stream()
                .sorted(Comparator.naturalOrder())
                .map(SecondFactor::word)
                .collect(Collectors.joining(","));
    }

    int days(String value) {
        if (!value.matches("[0-9]{1,4}")
                || Integer.parseInt(value) < 1
                || Integer.parseInt(value) > MAX_RETENTION_DAYS) {
            throw invalid("must be a number of days from 1 to " + MAX_RETENTION_DAYS);
        }
        return Integer.parseInt(value);
    }

    private static String words(Set<FirstFactor> factors) {
        return factors.stream()
                .sorted(Comparator.naturalOrder())
                .map(FirstFactor::word)
                .collect(Collectors.joining(","));
    }

    String truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw invalid("must be true or false");
        }
        return value;
    }

    static String either(String one, String other) {
        return String.valueOf(Boolean.parseBoolean(one) || Boolean.parseBoolean(other));
    }

    /** @param shortest a session that ends sooner lets nobody work; being asked every time may be meant */
    String seconds(String value, long shortest) {
        boolean valid = value.isEmpty()
                || (value.matches("[1-9][0-9]{0,8}")
                        && Long.parseLong(value) >= shortest
                        && Long.parseLong(value) <= MAX_SESSION_SECONDS);
        if (!valid) {
            throw invalid("must be empty or a number of seconds from " + shortest + " to " + MAX_SESSION_SECONDS);
        }
        return value;
    }

    static String shorter(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        return Long.parseLong(one) <= Long.parseLong(other) ? one : other;
    }

    Optional<Duration> duration(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }

    String uploaded(String value, Pattern names) {
        if (!value.isEmpty() && !names.matcher(value).matches()) {
            throw invalid("must be the name of a picture that was uploaded, or empty");
        }
        return value;
    }

    String color(String value) {
        if (!value.isEmpty() && !COLOR.matcher(value).matches()) {
            throw invalid("must be a colour written #rrggbb");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    String line(String value, int longest) {
        String line = value.strip();
        if (line.codePointCount(0, line.length()) > longest || !PlainText.plain(line)) {
            throw invalid("must have at most " + longest + " characters, and " + PlainText.RULE);
        }
        return line;
    }

    String link(String value) {
        String address = value.strip();
        return address.isEmpty()
                ? ""
                : HttpsLink.canonical(address).orElseThrow(() -> invalid("must be " + HttpsLink.RULE));
    }

    String inLanguages(String value, UnaryOperator<String> canonical) {
        String written = LocalizedText.parse(value, canonical)
                .orElseThrow(() -> invalid("must be " + LocalizedText.RULE))
                .value();
        if (written.length() > MAX_TRANSLATED) {
            throw invalid("must have at most " + MAX_TRANSLATED + " characters in all languages together");
        }
        return written;
    }

    OrganizationException invalid(String rule) {
        return OrganizationError.INVALID_VALUE.on(word(), rule);
    }
}
