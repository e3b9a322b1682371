package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class RealmSettingTest {

    @Property
    void aNumberIsTakenExactlyWithinItsRange(@ForAll RealmSetting setting, @ForAll int value) {
        boolean fits = setting.isNumber() && value >= setting.least() && value <= setting.greatest();

        assertThat(accepts(setting, String.valueOf(value))).isEqualTo(fits);
    }

    @Property
    void everySettingIsFoundByItsWord_andAcceptsItsDefault(@ForAll RealmSetting setting) {
        assertThat(RealmSetting.named(setting.word())).contains(setting);
        assertThat(setting.canonical(setting.defaultValue())).isEqualTo(setting.defaultValue());
    }

    @Example
    void nonsenseIsNone() {
        assertThat(accepts(RealmSetting.MAX_DEPTH, "five")).isFalse();
        assertThat(accepts(RealmSetting.SELF_SERVICE, "yes")).isFalse();
        assertThat(accepts(RealmSetting.SELF_SERVICE, "true")).isTrue();
        assertThat(RealmSetting.named("nonsense")).isEmpty();
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(() -> RealmSetting.MAX_DEPTH.canonical("33"))
                .returns(Optional.of("max-depth"), OrganizationException::field);
    }

    private static boolean accepts(RealmSetting setting, String value) {
        try {
            setting.canonical(value);
            return true;
        } catch (OrganizationException refusal) {
            return false;
        }
    }
}
