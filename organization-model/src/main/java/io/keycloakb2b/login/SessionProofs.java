package io.keycloakb2b.login;

import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.SecondFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a session has proved, by which methods and when. Each completed login adds to the notes of the user session,
 * so that a session proved by a password here and by an identity provider there keeps both.
 */
public final class SessionProofs {

    /** What Keycloak's list of the credentials of a login calls a code that was sent by e-mail. */
    public static final String EMAIL_CODE = "email-code";

    /** User session note, one proof a line: {@code password@milliseconds} or {@code idp:alias@milliseconds}. */
    static final String FIRST_FACTORS_NOTE = "b2b.proofs";
    /** User session note, one factor a line: {@code OTP@milliseconds}. */
    static final String SECOND_FACTORS_NOTE = "b2b.second-factors";

    /** Authentication note. */
    private static final String CONTINUES_NOTE = "b2b.continues-session";

    /** Authentication note: whether the device of the passkey that was shown has verified its holder. */
    private static final String USER_VERIFIED_NOTE = "b2b.user-verified";

    /** Authentication note: the provider that has said, and is trusted to say, that it asked for several factors. */
    private static final String MULTI_FACTOR_PROVIDER_NOTE = "b2b.multi-factor-provider";

    /** Authentication and user session note: ids of organizations, with commas. */
    private static final String POSTPONED_NOTE = "b2b.second-factor-postponed";

    private static final Map<String, FirstFactor> LOCAL_FACTORS = Map.of(
            "auth-username-password-form", FirstFactor.PASSWORD,
            "auth-password-form", FirstFactor.PASSWORD,
            "b2b-password", FirstFactor.PASSWORD,
            "direct-grant-validate-password", FirstFactor.PASSWORD,
            "b2b-email-code", FirstFactor.EMAIL_CODE,
            "webauthn-authenticator-passwordless", FirstFactor.PASSKEY);

    private static final Map<String, SecondFactor> SECOND_FACTORS = Map.of(
            "auth-otp-form", SecondFactor.OTP,
            "b2b-otp", SecondFactor.OTP,
            "direct-grant-validate-otp", SecondFactor.OTP,
            "webauthn-authenticator", SecondFactor.WEBAUTHN,
            "auth-recovery-authn-code-form", SecondFactor.RECOVERY_CODE);

    private final KeycloakSession session;

    public SessionProofs(KeycloakSession session) {
        this.session = session;
    }

    /** What an existing session has proved; a session without notes of ours is read by Keycloak's own. */
    public List<Proof> of(UserSessionModel userSession) {
        ProofNotes notes = notesOf(userSession);
        if (!notes.hasFirstFactor()) {
            notes.add(FirstFactor.PASSWORD, began(userSession));
        }
        return proofs(notes);
    }

    /**
     * Keeps in a session what has just been proved without a page: Keycloak's own notes know moments to the second only,
     * too little to tell a session from one that begins right after all were ended.
     */
    public void keepProvedNow(UserSessionModel userSession) {
        if (userSession.getNote(FIRST_FACTORS_NOTE) == null) {
            ProofNotes notes = nativeNotes(userSession).asOf(Time.currentTimeMillis());
            if (notes.hasFirstFactor()) {
                userSession.setNote(FIRST_FACTORS_NOTE, notes.firstFactors());
                userSession.setNote(SECOND_FACTORS_NOTE, notes.secondFactors());
            }
        }
    }

    /** What a login that goes on with a session has of it from the start. */
    List<Proof> carriedOn(UserSessionModel userSession) {
        return proofs(notesOf(userSession));
    }

    /**
     * What a session has proved, in the words of RFC 8176: {@code pwd}, {@code otp} (codes of an app, by e-mail, and for
     * recovery), {@code hwk} (passkeys and security keys), {@code user} (a device has verified its holder), {@code mfa}.
     * An identity provider has no word of its own.
     */
    public static List<String> methodReferences(UserSessionModel userSession) {
        String firstFactors = userSession.getNote(FIRST_FACTORS_NOTE);
        return firstFactors == null
                ? List.of()
                : ProofNotes.parse(
                                firstFactors,
                                Optional.ofNullable(userSession.getNote(SECOND_FACTORS_NOTE))
                                        .orElse(""))
                        .methodReferences();
    }

    /** When a token that goes on with a session was issued, which is its age, however new the session's proofs are. */
    public static Instant lastUse(List<Proof> proofs, Instant issued) {
        return proofs.stream()
                .map(Proof::at)
                .filter(proved -> sameSecond(proved, issued))
                .max(Comparator.naturalOrder())
                .orElse(issued);
    }

    /** Tokens know their moment to the second only; one of a login of that second is as old as the login. */
    private static boolean sameSecond(Instant one, Instant other) {
        return one.getEpochSecond() == other.getEpochSecond();
    }

    /** What the login in progress has proved so far, with the session that it goes on with. */
    public List<Proof> during(AuthenticationSessionModel authSession) {
        ProofNotes notes = provedNow(authSession);
        if (AuthenticatorUtil.isSSOAuthentication(authSession) || continuesSession(authSession)) {
            existing(authSession).map(this::notesOf).ifPresent(notes::addAll);
        }
        return proofs(notes);
    }

    /**
     * What a login has proved when its flow is over. A way that nobody knows of (a link, a registration) counts as
     * the weakest: a local login by password.
     */
    public List<Proof> completed(AuthenticationSessionModel authSession) {
        List<Proof> proofs = during(authSession);
        return proofs.isEmpty() ? proofs(ProofNotes.local(unknownWayAt(authSession))) : proofs;
    }

    /** Lets the session of a login that comes to its end keep what was proved. */
    public void record(AuthenticationSessionModel authSession) {
        ProofNotes notes = provedNow(authSession);
        existing(authSession).map(this::notesOf).ifPresent(notes::addAll);
        if (!notes.hasFirstFactor()) {
            notes.addAll(ProofNotes.local(unknownWayAt(authSession)));
        }
        authSession.setUserSessionNote(FIRST_FACTORS_NOTE, notes.firstFactors());
        authSession.setUserSessionNote(SECOND_FACTORS_NOTE, notes.secondFactors());
        Set<OrganizationId> postponed = postponed(authSession);
        if (!postponed.isEmpty()) {
            authSession.setUserSessionNote(POSTPONED_NOTE, text(postponed));
        }
    }

    /** When the session that a login goes on with was last used; empty where there is none. */
    public Optional<Instant> lastUse(AuthenticationSessionModel authSession) {
        return existing(authSession)
                .map(UserSessionModel::getLastSessionRefresh)
                .map(Instant::ofEpochSecond);
    }

    /** Marks a login as one that goes on with what its session has proved, although something is still missing. */
    public static void goOnWithSession(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(CONTINUES_NOTE, "true");
    }

    /** Keeps whether the passkey that a login has accepted came with a verification of its holder. */
    public static void acceptedPasskey(AuthenticationSessionModel authSession, boolean userVerified) {
        authSession.setAuthNote(USER_VERIFIED_NOTE, Boolean.toString(userVerified));
    }

    /** Whoever sets a password has it: the login that it happens in is proved by it from then on. */
    public static void setPassword(AuthenticationSessionModel authSession) {
        AuthenticatorUtil.addAuthCredential(authSession, PasswordCredentialModel.TYPE);
    }

    /** Keeps whether the provider that somebody comes from has asked for several factors, as far as it is trusted. */
    public static void cameFrom(AuthenticationSessionModel authSession, ProviderAlias provider, boolean multiFactor) {
        if (multiFactor) {
            authSession.setAuthNote(MULTI_FACTOR_PROVIDER_NOTE, provider.value());
        } else {
            authSession.removeAuthNote(MULTI_FACTOR_PROVIDER_NOTE);
        }
    }

    /** Keeps that the person wants to set up a second factor for an organization later. */
    public void postponeSecondFactor(AuthenticationSessionModel authSession, OrganizationId organization) {
        Set<OrganizationId> postponed = new HashSet<>(postponed(authSession));
        postponed.add(organization);
        authSession.setAuthNote(POSTPONED_NOTE, text(postponed));
    }

    /** The organizations for which the person has postponed a second factor, in this login or in its session. */
    public Set<OrganizationId> postponed(AuthenticationSessionModel authSession) {
        Set<OrganizationId> postponed = new HashSet<>(organizations(authSession.getAuthNote(POSTPONED_NOTE)));
        existing(authSession).ifPresent(session -> postponed.addAll(postponed(session)));
        return postponed;
    }

    /** The organizations for which the person has postponed a second factor in a session. */
    public static Set<OrganizationId> postponed(UserSessionModel userSession) {
        return organizations(userSession.getNote(POSTPONED_NOTE));
    }

    private static String text(Set<OrganizationId> organizations) {
        return organizations.stream().map(OrganizationId::value).sorted().collect(Collectors.joining(","));
    }

    private static Set<OrganizationId> organizations(@Nullable String note) {
        return note == null || note.isEmpty()
                ? Set.of()
                : Stream.of(note.split(",", -1)).map(OrganizationId::new).collect(Collectors.toSet());
    }

    private static boolean continuesSession(AuthenticationSessionModel authSession) {
        return "true".equals(authSession.getAuthNote(CONTINUES_NOTE));
    }

    private Optional<UserSessionModel> existing(AuthenticationSessionModel authSession) {
        String id = authSession.getParentSession().getId();
        return Optional.ofNullable(session.sessions().getUserSession(authSession.getRealm(), id))
                .filter(found -> AuthenticationManager.isSessionValid(authSession.getRealm(), found))
                .filter(found -> sameUser(found.getUser(), authSession.getAuthenticatedUser()));
    }

    private static boolean sameUser(UserModel one, UserModel other) {
        return one != null && other != null && one.getId().equals(other.getId());
    }

    private static ProofNotes provedNow(AuthenticationSessionModel authSession) {
        ProofNotes notes = new ProofNotes();
        long now = Time.currentTimeMillis();
        boolean unknown = false;
        for (String credential : AuthenticatorUtil.getAuthnCredentials(authSession)) {
            switch (credential) {
                case PasswordCredentialModel.TYPE -> notes.add(FirstFactor.PASSWORD, now);
                case EMAIL_CODE -> notes.add(FirstFactor.EMAIL_CODE, now);
                case WebAuthnCredentialModel.TYPE_PASSWORDLESS -> notes.addPasskey(userVerified(authSession), now);
                default -> {
                    Optional<SecondFactor> second = SecondFactorCredential.named(credential);
                    second.ifPresent(factor -> notes.add(factor, now));
                    unknown |= second.isEmpty();
                }
            }
        }
        // The note of this login, not of the session: Keycloak writes it when a provider has sent somebody back.
        Optional.ofNullable(authSession.getUserSessionNotes().get(Details.IDENTITY_PROVIDER))
                .ifPresent(alias -> notes.addProvider(
                        alias, alias.equals(authSession.getAuthNote(MULTI_FACTOR_PROVIDER_NOTE)), now));
        // A way that nobody knows of is a proof of its own only where there is no other: beside a provider it would
        // make a local login of one that is none.
        if (unknown && !notes.hasFirstFactor()) {
            notes.addAll(ProofNotes.local(now));
        }
        return notes;
    }

    /** Keycloak itself refuses a passkey without it only where the realm's policy requires it. */
    private static boolean userVerified(AuthenticationSessionModel authSession) {
        String policy = authSession.getRealm().getWebAuthnPolicyPasswordless().getUserVerificationRequirement();
        return "true".equals(authSession.getAuthNote(USER_VERIFIED_NOTE))
                || Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy);
    }

    private ProofNotes notesOf(UserSessionModel userSession) {
        String firstFactors = userSession.getNote(FIRST_FACTORS_NOTE);
        if (firstFactors != null) {
            return ProofNotes.parse(
                    firstFactors,
                    Optional.ofNullable(userSession.getNote(SECOND_FACTORS_NOTE))
                            .orElse(""));
        }
        return nativeNotes(userSession);
    }

    /** A session that is let in as it is has proved nothing now. */
    private long unknownWayAt(AuthenticationSessionModel authSession) {
        return existing(authSession)
                .filter(found -> AuthenticatorUtil.isSSOAuthentication(authSession) || continuesSession(authSession))
                .map(SessionProofs::began)
                .orElseGet(Time::currentTimeMillis);
    }

    private static long began(UserSessionModel userSession) {
        return moment(userSession.getStarted());
    }

    /** Keycloak keeps moments to the second only; one of this second is now. */
    private static long moment(int seconds) {
        return seconds == Time.currentTime()
                ? Time.currentTimeMillis()
                : Duration.ofSeconds(seconds).toMillis();
    }

    private ProofNotes nativeNotes(UserSessionModel userSession) {
        ProofNotes notes = new ProofNotes();
        if (AssertingProvider.began(userSession)) {
            notes.addProvider(new AssertingProvider(session).alias().orElse(""), false, began(userSession));
            return notes;
        }
        Map<String, Integer> executions =
                AuthenticatorUtils.parseCompletedExecutions(userSession.getNote(Constants.AUTHENTICATORS_COMPLETED));
        executions.forEach((id, seconds) -> authenticator(userSession, id).ifPresent(authenticator -> {
            long time = moment(seconds);
            Optional.ofNullable(LOCAL_FACTORS.get(authenticator)).ifPresent(factor -> notes.add(factor, time));
            Optional.ofNullable(SECOND_FACTORS.get(authenticator)).ifPresent(factor -> notes.add(factor, time));
        }));
        // The session note alone is also written when an account is merely linked.
        if (!notes.hasFirstFactor()) {
            Optional.ofNullable(userSession.getNote(Details.IDENTITY_PROVIDER))
                    .ifPresent(alias -> notes.addProvider(alias, false, began(userSession)));
        }
        return notes;
    }

    private static Optional<String> authenticator(UserSessionModel userSession, String execution) {
        return Optional.ofNullable(userSession.getRealm().getAuthenticationExecutionById(execution))
                .map(AuthenticationExecutionModel::getAuthenticator);
    }

    /** The newest first. */
    private List<Proof> proofs(ProofNotes notes) {
        List<Proof> proofs = new ArrayList<>();
        notes.factors.forEach((local, time) -> proofs.add(new Proof(
                local.factor(),
                Optional.empty(),
                Optional.empty(),
                local.userVerified(),
                notes.seconds.keySet(),
                Instant.ofEpochMilli(time))));
        notes.providers.forEach((sender, time) -> {
            IdentityProviderModel provider = session.identityProviders().getByAlias(sender.alias());
            Optional<OrganizationId> owner = Optional.ofNullable(provider)
                    .map(IdentityProviderModel::getOrganizationId)
                    .map(OrganizationId::new);
            // A provider that is gone vouches for nobody: single sign-on without an owner counts nowhere.
            boolean ofTheRealm = provider != null && owner.isEmpty();
            proofs.add(new Proof(
                    ofTheRealm ? FirstFactor.SOCIAL : FirstFactor.SSO,
                    Optional.of(new ProviderAlias(sender.alias())),
                    owner,
                    sender.multiFactor(),
                    Set.copyOf(notes.seconds.keySet()),
                    Instant.ofEpochMilli(time)));
        });
        proofs.sort(Comparator.comparing(Proof::at).reversed());
        return proofs;
    }

    /** The notes while they are put together: each method with the newest moment of its proof, in milliseconds. */
    static final class ProofNotes {

        private static final String VERIFIED = "+verified";

        private final Map<Local, Long> factors = new LinkedHashMap<>();
        private final Map<Sender, Long> providers = new LinkedHashMap<>();
        private final Map<SecondFactor, Long> seconds = new EnumMap<>(SecondFactor.class);

        static ProofNotes local(long time) {
            ProofNotes notes = new ProofNotes();
            notes.add(FirstFactor.PASSWORD, time);
            return notes;
        }

        static ProofNotes parse(String firstFactors, String secondFactors) {
            ProofNotes notes = new ProofNotes();
            entries(firstFactors).forEach((key, time) -> {
                Sender.named(key).ifPresent(sender -> notes.add(sender, time));
                Local.named(key).ifPresent(local -> notes.add(local, time));
            });
            entries(secondFactors).forEach((key, time) -> notes.add(SecondFactor.valueOf(key), time));
            return notes;
        }

        void add(FirstFactor factor, long time) {
            add(new Local(factor, false), time);
        }

        void addPasskey(boolean userVerified, long time) {
            add(new Local(FirstFactor.PASSKEY, userVerified), time);
        }

        private void add(Local local, long time) {
            factors.merge(local, time, Math::max);
        }

        void add(SecondFactor factor, long time) {
            seconds.merge(factor, time, Math::max);
        }

        void addProvider(String alias, boolean multiFactor, long time) {
            add(new Sender(alias, multiFactor), time);
        }

        private void add(Sender sender, long time) {
            providers.merge(sender, time, Math::max);
        }

        void addAll(ProofNotes others) {
            others.factors.forEach(this::add);
            others.providers.forEach(this::add);
            others.seconds.forEach(this::add);
        }

        List<String> methodReferences() {
            Set<String> words = new TreeSet<>();
            factors.keySet().forEach(local -> words.addAll(local.references()));
            seconds.keySet().forEach(factor -> words.add(factor == SecondFactor.WEBAUTHN ? "hwk" : "otp"));
            // What a provider says counts for its own organization, and a session may be of several.
            if (!seconds.isEmpty() || factors.keySet().stream().anyMatch(Local::userVerified)) {
                words.add("mfa");
            }
            return List.copyOf(words);
        }

        ProofNotes asOf(long time) {
            factors.replaceAll((factor, before) -> time);
            providers.replaceAll((provider, before) -> time);
            seconds.replaceAll((factor, before) -> time);
            return this;
        }

        boolean hasFirstFactor() {
            return !factors.isEmpty() || !providers.isEmpty();
        }

        String firstFactors() {
            List<String> entries = new ArrayList<>();
            factors.forEach((local, time) -> entries.add(local.word() + "@" + time));
            providers.forEach((sender, time) -> entries.add(sender.word() + "@" + time));
            return String.join("\n", entries);
        }

        String secondFactors() {
            List<String> entries = new ArrayList<>();
            seconds.forEach((factor, time) -> entries.add(factor.name() + "@" + time));
            return String.join("\n", entries);
        }

        /** A factor that needs no provider. */
        private record Local(FirstFactor factor, boolean userVerified) {

            static Optional<Local> named(String word) {
                boolean verified = word.endsWith(VERIFIED);
                return FirstFactor.named(verified ? word.substring(0, word.length() - VERIFIED.length()) : word)
                        .map(factor -> new Local(factor, verified));
            }

            List<String> references() {
                return switch (factor) {
                    case PASSWORD -> List.of("pwd");
                    case EMAIL_CODE -> List.of("otp");
                    case PASSKEY -> userVerified ? List.of("hwk", "user") : List.of("hwk");
                    case SOCIAL, SSO -> List.of();
                };
            }

            String word() {
                return factor.word() + (userVerified ? VERIFIED : "");
            }
        }

        /** A provider that has sent somebody, and whether it is trusted to have asked for several factors. */
        private record Sender(String alias, boolean multiFactor) {

            private static final String PREFIX = "idp:";
            private static final String MULTI_FACTOR_PREFIX = "idp-mfa:";

            static Optional<Sender> named(String word) {
                for (boolean multiFactor : new boolean[] {false, true}) {
                    String prefix = multiFactor ? MULTI_FACTOR_PREFIX : PREFIX;
                    if (word.startsWith(prefix)) {
                        return Optional.of(new Sender(word.substring(prefix.length()), multiFactor));
                    }
                }
                return Optional.empty();
            }

            String word() {
                return (multiFactor ? MULTI_FACTOR_PREFIX : PREFIX) + alias;
            }
        }

        private static Map<String, Long> entries(String note) {
            Map<String, Long> entries = new LinkedHashMap<>();
            note.lines().forEach(line -> {
                int at = line.lastIndexOf('@');
                entries.put(line.substring(0, at), Long.valueOf(line.substring(at + 1)));
            });
            return entries;
        }
    }
}
