package io.keycloakb2b.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StoredValuesTest {

    private static final Set<SettingName> ALL = EnumSet.allOf(SettingName.class);

    @Test
    void whatIsAbsentIsTheDefault() {
        StoredValues stored = stored(Map.of());

        assertThat(stored.flag(ApplicationAttributes.APPLICATION)).isFalse();
        assertThat(stored.word(ApplicationAttributes.PROMPT, OrganizationPrompt.AFTER_LOGIN))
                .isEqualTo(OrganizationPrompt.AFTER_LOGIN);
        assertThat(stored.settings(ALL)).isEmpty();
    }

    @Test
    void wordsAreReadAsTheyAreDocumented() {
        StoredValues stored = stored(Map.of(
                ApplicationAttributes.APPLICATION, "true",
                ApplicationAttributes.ORGANIZATIONS, "require",
                ApplicationAttributes.PROMPT, "before-login",
                ApplicationAttributes.ROLE_SOURCE, "organizations-only"));

        assertThat(stored.flag(ApplicationAttributes.APPLICATION)).isTrue();
        assertThat(stored.word(ApplicationAttributes.ORGANIZATIONS, OrganizationUsage.ALLOW))
                .isEqualTo(OrganizationUsage.REQUIRE);
        assertThat(stored.word(ApplicationAttributes.PROMPT, OrganizationPrompt.AFTER_LOGIN))
                .isEqualTo(OrganizationPrompt.BEFORE_LOGIN);
        assertThat(stored.word(ApplicationAttributes.ROLE_SOURCE, RoleSource.ORGANIZATIONS_AND_KEYCLOAK))
                .isEqualTo(RoleSource.ORGANIZATIONS_ONLY);
    }

    @Test
    void settingsAreReadInCanonicalForm() {
        StoredValues stored = stored(Map.of("b2b.setting.first-factors", "sso, password"));

        assertThat(stored.settings(ALL)).containsExactly(new Setting(SettingName.FIRST_FACTORS, "password,sso", true));
    }

    @Test
    void aValueThatMakesNoSenseFailsAndSaysWhere() {
        Map<String, String> nonsense = Map.of(
                ApplicationAttributes.APPLICATION,
                "yes",
                ApplicationAttributes.ORGANIZATIONS,
                "Require",
                "b2b.setting.mfa",
                "always");
        StoredValues stored = stored(nonsense);

        assertThatIllegalStateException()
                .isThrownBy(() -> stored.flag(ApplicationAttributes.APPLICATION))
                .withMessage("The attribute b2b.application of client shop must be true or false");
        assertThatIllegalStateException()
                .isThrownBy(() -> stored.word(ApplicationAttributes.ORGANIZATIONS, OrganizationUsage.ALLOW))
                .withMessage("The attribute b2b.organizations of client shop must be one of deny, allow, require");
        assertThatIllegalStateException()
                .isThrownBy(() -> stored.settings(ALL))
                .withMessageContaining("b2b.setting.mfa of client shop");
    }

    private static StoredValues stored(Map<String, String> attributes) {
        return new StoredValues("client shop", attributes::get);
    }
}
