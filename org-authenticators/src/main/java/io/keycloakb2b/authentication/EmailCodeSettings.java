package io.keycloakb2b.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** What administrators of a realm set on the step of the e-mailed code; a value outside its range is brought into it. */
enum EmailCodeSettings {
    DIGITS("digits", "Digits of a code", "How many digits a code has, from 6 to 10.", 6, 6, 10),
    LIFETIME(
            "lifetime",
            "Lifetime of a code",
            "For how many minutes a code can be used, from 1 to 30. Mail may take a few of them.",
            10,
            1,
            30),
    TRIES(
            "tries",
            "Tries",
            "How many wrong codes a person may type before a new code has to be sent, from 1 to 10. Each one also counts "
                    + "for the brute force detection of the realm.",
            5,
            1,
            10),
    WAIT(
            "wait",
            "Wait",
            "For how many seconds a person waits before another code is sent, from 10 to 600.",
            30,
            10,
            600);

    private final String key;
    private final String label;
    private final String help;
    private final int standard;
    private final int least;
    private final int greatest;

    EmailCodeSettings(String key, String label, String help, int standard, int least, int greatest) {
        this.key = key;
        this.label = label;
        this.help = help;
        this.standard = standard;
        this.least = least;
        this.greatest = greatest;
    }

    int of(@Nullable AuthenticatorConfigModel config) {
        return Optional.ofNullable(config)
                .map(AuthenticatorConfigModel::getConfig)
                .map(this::written)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .map(value -> Math.min(greatest, Math.max(least, value)))
                .orElse(standard);
    }

    private @Nullable String written(Map<String, String> config) {
        return config.get(key);
    }

    static Duration lifetime(@Nullable AuthenticatorConfigModel config) {
        return Duration.ofMinutes(LIFETIME.of(config));
    }

    static List<ProviderConfigProperty> properties() {
        return List.of(DIGITS.property(), LIFETIME.property(), TRIES.property(), WAIT.property());
    }

    private ProviderConfigProperty property() {
        return new ProviderConfigProperty(
                key, label, help, ProviderConfigProperty.STRING_TYPE, String.valueOf(standard));
    }
}
