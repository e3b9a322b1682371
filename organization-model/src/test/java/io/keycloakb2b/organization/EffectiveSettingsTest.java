package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.Samples.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** MODEL.md §6. */
final class EffectiveSettingsTest {

    private static final List<String> MODES =
            List.of("invitation", "closed", "domain", "invitation-or-domain", "request", "open");

    private static final SettingName[] ORDERED = {
        SettingName.FIRST_FACTORS,
        SettingName.SSO_REQUIRED,
        SettingName.MFA,
        SettingName.END_SESSIONS_ON_PASSWORD_RESET,
        SettingName.AUDIT_RETENTION
    };

    /** Levels of one setting, outermost first; the last one is the organization itself. */
    record Levels(SettingName name, List<SettingLevel> outermostFirst) {

        EffectiveSetting effective() {
            return EffectiveSettings.of(outermostFirst).get(name);
        }

        Optional<Setting> at(int index) {
            return Optional.ofNullable(outermostFirst.get(index).settings().get(name));
        }

        /** Values that bind everything below the given level. */
        List<String> locksAbove(int index) {
            List<String> locks = new ArrayList<>();
            for (int i = 0; i < index; i++) {
                SettingLevel level = outermostFirst.get(i);
                at(i).filter(setting -> level.owner().isEmpty() || setting.locked())
                        .ifPresent(setting -> locks.add(setting.value()));
            }
            return locks;
        }

        Levels with(int index, Setting setting) {
            List<SettingLevel> changed = new ArrayList<>(outermostFirst);
            changed.set(index, new SettingLevel(changed.get(index).owner(), Map.of(name, setting)));
            return new Levels(name, changed);
        }

        int last() {
            return outermostFirst.size() - 1;
        }
    }

    @Property
    void nothingBelowALockIsLaxerThanTheLock(@ForAll("ordered") Levels levels) {
        String value = levels.effective().value();

        assertThat(levels.locksAbove(levels.last())).allMatch(lock -> naivelyWithin(levels.name(), lock, value));
    }

    @Property
    void theValueIsTheNearestOneCutByEveryLock(@ForAll("ordered") Levels levels) {
        String expected = levels.name().defaultValue();
        for (int i = 0; i <= levels.last(); i++) {
            expected = levels.at(i).map(Setting::value).orElse(expected);
        }
        for (String lock : levels.locksAbove(levels.last() + 1)) {
            expected = naivelyBoth(levels.name(), lock, expected);
        }

        assertThat(levels.effective().value()).isEqualTo(expected);
    }

    @Property
    void theNearestValueWinsWhereNothingIsLocked(@ForAll("unlocked") Levels levels) {
        Optional<OrganizationId> nearest = Optional.empty();
        String expected = levels.name().defaultValue();
        for (int i = 0; i <= levels.last(); i++) {
            if (levels.at(i).isPresent()) {
                expected = levels.at(i).get().value();
                nearest = levels.outermostFirst().get(i).owner();
            }
        }

        assertThat(levels.effective().value()).isEqualTo(expected);
        assertThat(levels.effective().source()).isEqualTo(nearest);
        assertThat(levels.effective().locked()).isFalse();
        assertThat(levels.effective().lockedBy()).isEmpty();
    }

    @Property
    void aWriteIsRefusedExactlyWhereItIsLaxerThanALockAbove(
            @ForAll("ordered") Levels levels, @ForAll("anyValues") Map<SettingName, String> values) {
        String written = Objects.requireNonNull(values.get(levels.name()));
        boolean within =
                levels.locksAbove(levels.last()).stream().allMatch(lock -> naivelyWithin(levels.name(), lock, written));

        if (within) {
            assertThat(levels.effective().accept(written))
                    .isEqualTo(levels.name().canonical(written));
        } else {
            assertThatThrownBy(() -> levels.effective().accept(written))
                    .isInstanceOfSatisfying(OrganizationException.class, refused -> assertThat(refused.error())
                            .isEqualTo(OrganizationError.SETTING_LOCKED));
        }
    }

    @Property
    void whatAWriteAcceptsIsWhatHolds(
            @ForAll("ordered") Levels levels, @ForAll("anyValues") Map<SettingName, String> values) {
        String written = Objects.requireNonNull(values.get(levels.name()));
        Levels after = levels.with(levels.last(), new Setting(levels.name(), written, false));
        boolean accepted;
        try {
            levels.effective().accept(written);
            accepted = true;
        } catch (OrganizationException refused) {
            accepted = false;
        }

        assertThat(after.effective().value().equals(levels.name().canonical(written)))
                .isEqualTo(accepted);
    }

    @Property
    void anOrganizationsOwnLockDoesNotBindItself(@ForAll("ordered") Levels levels) {
        Levels own = levels.at(levels.last())
                .map(setting ->
                        levels.with(levels.last(), new Setting(setting.name(), setting.value(), !setting.locked())))
                .orElse(levels);

        assertThat(own.effective()).isEqualTo(levels.effective());
    }

    @Property
    void theOutermostLockIsTheOneThatIsNamed(@ForAll("ordered") Levels levels) {
        Optional<OrganizationId> outermost = Optional.empty();
        for (int i = levels.last() - 1; i >= 0; i--) {
            SettingLevel level = levels.outermostFirst().get(i);
            if (levels.at(i)
                    .filter(setting -> level.owner().isEmpty() || setting.locked())
                    .isPresent()) {
                outermost = level.owner();
            }
        }

        assertThat(levels.effective().lockedBy()).isEqualTo(outermost);
        assertThat(levels.effective().locked())
                .isEqualTo(!levels.locksAbove(levels.last()).isEmpty());
    }

    @Property
    void strictnessDoesNotDependOnTheOrderOfLocks(
            @ForAll("anyValues") Map<SettingName, String> some, @ForAll("anyValues") Map<SettingName, String> others) {
        for (SettingName name : ORDERED) {
            String left = name.canonical(Objects.requireNonNull(some.get(name)));
            String right = name.canonical(Objects.requireNonNull(others.get(name)));
            assertThat(name.stricter(left, right)).isEqualTo(name.stricter(right, left));
            assertThat(name.stricter(left, left)).isEqualTo(left);
            assertThat(name.canonical(left)).isEqualTo(left);
        }
    }

    @Example
    void aLockedBrandIsTheBrand() {
        Levels levels = new Levels(
                SettingName.BRAND_PRIMARY_COLOR,
                List.of(
                        level("parent", SettingName.BRAND_PRIMARY_COLOR, "#FF0000", true),
                        level("child", SettingName.BRAND_PRIMARY_COLOR, "#00ff00", false)));

        assertThat(levels.effective().value()).isEqualTo("#ff0000");
        assertThat(levels.effective().accept("#FF0000")).isEqualTo("#ff0000");
        assertThatThrownBy(() -> levels.effective().accept("#00ff00")).hasMessageContaining("locked");
    }

    @Example
    void nobodyKeepsAuditEventsForAShorterTimeThanTheRealm() {
        SettingLevel realm = new SettingLevel(
                Optional.empty(),
                Map.of(SettingName.AUDIT_RETENTION, new Setting(SettingName.AUDIT_RETENTION, "30", false)));
        assertThat(EffectiveSettings.of(List.of(realm, level("org", SettingName.AUDIT_RETENTION, "7", false)))
                        .auditRetention())
                .isEqualTo(Duration.ofDays(30));
        SettingLevel silent = SettingLevel.of(Optional.of(organization("org")), List.of());
        assertThatThrownBy(() -> EffectiveSettings.of(List.of(realm, silent))
                        .get(SettingName.AUDIT_RETENTION)
                        .accept("29"))
                .isInstanceOf(OrganizationException.class);
        assertThat(EffectiveSettings.of(List.of(realm, level("parent", SettingName.AUDIT_RETENTION, "90", true)))
                        .auditRetention())
                .isEqualTo(Duration.ofDays(90));
    }

    @Example
    void defaultsHoldWhereNobodyHasSetAnything() {
        EffectiveSettings settings = EffectiveSettings.of(List.of());

        assertThat(settings.loginRules()).isEqualTo(LoginRules.unrestricted());
        for (SettingName name : SettingName.values()) {
            assertThat(settings.value(name)).isEqualTo(name.canonical(name.defaultValue()));
        }
    }

    @Example
    void sessionsEndOnWhatTheNearestValueSays() {
        EffectiveSettings settings = EffectiveSettings.of(List.of(
                level("parent", SettingName.END_SESSIONS_ON_ROLE_CHANGE, "true", true),
                level("child", SettingName.END_SESSIONS_ON_SUSPENSION, "false", false),
                level("child", SettingName.END_SESSIONS_ON_ROLE_CHANGE, "false", false)));

        assertThat(settings.endsSessions(SettingName.END_SESSIONS_ON_SUSPENSION))
                .isFalse();
        assertThat(settings.endsSessions(SettingName.END_SESSIONS_ON_PASSWORD_RESET))
                .isTrue();
        assertThat(settings.endsSessions(SettingName.END_SESSIONS_ON_ROLE_CHANGE))
                .isTrue();
        assertThatThrownBy(() -> settings.endsSessions(SettingName.MFA)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void valuesThatASettingDoesNotKnowAreRefusedByName() {
        Map<SettingName, List<String>> wrong = Map.of(
                SettingName.FIRST_FACTORS, List.of("pasword", "password;sso", "PASSWORD"),
                SettingName.SSO_REQUIRED, List.of("yes", "TRUE", ""),
                SettingName.MFA, List.of("always", "", "REQUIRED"),
                SettingName.END_SESSIONS_ON_ROLE_CHANGE, List.of("on", "True", ""),
                SettingName.AUDIT_RETENTION, List.of("0", "3651", "-1", "1e3", "forever", "", "99999"),
                SettingName.BRAND_PRIMARY_COLOR, List.of("red", "#fff", "#ffffff;background:url(x)", "#fffffg"),
                SettingName.BRAND_DISPLAY_NAME, List.of("two\nlines", "x".repeat(101)));

        wrong.forEach(
                (name, values) -> values.forEach(value -> assertThatThrownBy(() -> new Setting(name, value, false))
                        .as("%s = %s", name, value)
                        .isInstanceOfSatisfying(OrganizationException.class, refused -> {
                            assertThat(refused.error()).isEqualTo(OrganizationError.INVALID_VALUE);
                            assertThat(refused.field()).contains(name.word());
                        })));
    }

    @Provide
    Arbitrary<Levels> ordered() {
        return levels(Arbitraries.of(true, false), 2);
    }

    @Provide
    Arbitrary<Levels> unlocked() {
        return levels(Arbitraries.just(false), 0);
    }

    @Provide
    Arbitrary<Map<SettingName, String>> anyValues() {
        return Combinators.combine(
                        value(SettingName.FIRST_FACTORS),
                        value(SettingName.SSO_REQUIRED),
                        value(SettingName.MFA),
                        value(SettingName.END_SESSIONS_ON_PASSWORD_RESET),
                        value(SettingName.AUDIT_RETENTION))
                .as((factors, sso, mfa, reset, retention) -> Map.of(
                        SettingName.FIRST_FACTORS, factors,
                        SettingName.SSO_REQUIRED, sso,
                        SettingName.MFA, mfa,
                        SettingName.END_SESSIONS_ON_PASSWORD_RESET, reset,
                        SettingName.AUDIT_RETENTION, retention));
    }

    /** At most some outer levels (realm, application), then one to four organizations. */
    private static Arbitrary<Levels> levels(Arbitrary<Boolean> locked, int outer) {
        return Combinators.combine(
                        Arbitraries.of(ORDERED),
                        Arbitraries.integers().between(0, outer),
                        Arbitraries.integers().between(1, 4))
                .flatAs((name, outerLevels, organizations) -> Combinators.combine(value(name), locked)
                        .as((value, isLocked) -> new Setting(name, value, isLocked))
                        .optional(0.7)
                        .list()
                        .ofSize(outerLevels + organizations)
                        .map(settings -> new Levels(name, inOrder(settings, outerLevels))))
                .withoutEdgeCases();
    }

    private static List<SettingLevel> inOrder(List<Optional<Setting>> settings, int outerLevels) {
        List<SettingLevel> levels = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            Optional<OrganizationId> owner =
                    i < outerLevels ? Optional.empty() : Optional.of(organization("organization-" + i));
            levels.add(SettingLevel.of(owner, settings.get(i).stream().toList()));
        }
        return levels;
    }

    private static Arbitrary<String> value(SettingName name) {
        return switch (name) {
            case FIRST_FACTORS ->
                Arbitraries.of(FirstFactor.values())
                        .map(FirstFactor::word)
                        .list()
                        .uniqueElements()
                        .map(words -> String.join(",", words));
            case SSO_REQUIRED,
                    JUST_IN_TIME,
                    END_SESSIONS_ON_SUSPENSION,
                    END_SESSIONS_ON_PASSWORD_RESET,
                    END_SESSIONS_ON_ROLE_CHANGE -> Arbitraries.of("true", "false");
            case SESSION_LIFETIME, SESSION_IDLE, REAUTHENTICATION_INTERVAL ->
                Arbitraries.of("", "60", "3600", "31536000");
            case MFA -> Arbitraries.of(MfaPolicy.values()).map(MfaPolicy::word);
            case SECOND_FACTORS ->
                Arbitraries.of("otp", "webauthn,passkey", "otp,webauthn", "otp,recovery-code,passkey");
            case MFA_GRACE_DAYS -> Arbitraries.of("0", "7", "90");
            case REGISTRATION_MODE -> Arbitraries.of(MODES);
            case INVITATION_LIFETIME -> Arbitraries.of("300", "604800", "2592000");
            case DIRECTORY_VISIBILITY -> Arbitraries.of("members", "administrators");
            case AUDIT_RETENTION -> Arbitraries.integers().between(1, 3650).map(String::valueOf);
            case BRAND_PRIMARY_COLOR, BRAND_BACKGROUND_COLOR -> Arbitraries.of("", "#123456");
            case BRAND_LOGO, BRAND_FAVICON -> Arbitraries.of("", "0".repeat(64) + ".png");
            case BRAND_DISPLAY_NAME -> Arbitraries.of("", "Acme");
            case BRAND_HEADLINE, BRAND_HELP -> Arbitraries.of("", "Welcome", "Welcome\nde: Willkommen");
            case BRAND_HELP_LINK, BRAND_TERMS_LINK, BRAND_PRIVACY_LINK -> Arbitraries.of("", "https://acme.example/");
        };
    }

    /** Whether a value is as strict as a bound, without asking the production code. */
    private static boolean naivelyWithin(SettingName name, String bound, String value) {
        return switch (name) {
            case FIRST_FACTORS, SECOND_FACTORS -> words(bound).containsAll(words(value));
            case SSO_REQUIRED,
                    END_SESSIONS_ON_SUSPENSION,
                    END_SESSIONS_ON_PASSWORD_RESET,
                    END_SESSIONS_ON_ROLE_CHANGE -> bound.equals("false") || value.equals("true");
            case JUST_IN_TIME -> bound.equals("true") || value.equals("false");
            case SESSION_LIFETIME, SESSION_IDLE, REAUTHENTICATION_INTERVAL ->
                bound.isEmpty() || (!value.isEmpty() && Integer.parseInt(value) <= Integer.parseInt(bound));
            case MFA -> rank(value) >= rank(bound);
            case REGISTRATION_MODE -> ways(bound).containsAll(ways(value));
            case INVITATION_LIFETIME, MFA_GRACE_DAYS -> Integer.parseInt(value) <= Integer.parseInt(bound);
            case DIRECTORY_VISIBILITY -> bound.equals("members") || value.equals("administrators");
            case AUDIT_RETENTION -> Integer.parseInt(value) >= Integer.parseInt(bound);
            case BRAND_PRIMARY_COLOR,
                    BRAND_BACKGROUND_COLOR,
                    BRAND_LOGO,
                    BRAND_FAVICON,
                    BRAND_DISPLAY_NAME,
                    BRAND_HEADLINE,
                    BRAND_HELP,
                    BRAND_HELP_LINK,
                    BRAND_TERMS_LINK,
                    BRAND_PRIVACY_LINK -> value.equals(bound);
        };
    }

    private static String naivelyBoth(SettingName name, String one, String other) {
        return switch (name) {
            case FIRST_FACTORS -> naivelyBoth(one, other, "password", "passkey", "email-code", "social", "sso");
            case SECOND_FACTORS -> naivelyBoth(one, other, "otp", "webauthn", "recovery-code", "passkey");
            case SSO_REQUIRED,
                    MFA,
                    MFA_GRACE_DAYS,
                    JUST_IN_TIME,
                    SESSION_LIFETIME,
                    SESSION_IDLE,
                    REAUTHENTICATION_INTERVAL,
                    END_SESSIONS_ON_SUSPENSION,
                    END_SESSIONS_ON_PASSWORD_RESET,
                    END_SESSIONS_ON_ROLE_CHANGE,
                    REGISTRATION_MODE,
                    INVITATION_LIFETIME,
                    AUDIT_RETENTION,
                    DIRECTORY_VISIBILITY -> naivelyWithin(name, one, other) ? other : one;
            case BRAND_PRIMARY_COLOR,
                    BRAND_BACKGROUND_COLOR,
                    BRAND_LOGO,
                    BRAND_FAVICON,
                    BRAND_DISPLAY_NAME,
                    BRAND_HEADLINE,
                    BRAND_HELP,
                    BRAND_HELP_LINK,
                    BRAND_TERMS_LINK,
                    BRAND_PRIVACY_LINK -> one;
        };
    }

    private static String naivelyBoth(String one, String other, String... inOrder) {
        return Stream.of(inOrder)
                .filter(words(one)::contains)
                .filter(words(other)::contains)
                .reduce((left, right) -> left + "," + right)
                .orElse("");
    }

    /** Who gets in. */
    private static List<String> ways(String mode) {
        return switch (mode) {
            case "closed" -> List.of();
            case "invitation" -> List.of("invited");
            case "domain", "invitation-or-domain" -> List.of("invited", "colleague");
            case "request" -> List.of("invited", "approved");
            case "open" -> List.of("invited", "colleague", "approved", "anybody");
            default -> throw new IllegalArgumentException(mode);
        };
    }

    private static List<String> words(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    }

    private static int rank(String mfa) {
        return List.of("off", "optional", "required-for-local-logins", "required")
                .indexOf(mfa);
    }

    private static SettingLevel level(String organization, SettingName name, String value, boolean locked) {
        return SettingLevel.of(Optional.of(organization(organization)), List.of(new Setting(name, value, locked)));
    }
}
